import type { ColumnType, Generated, Kysely, Transaction } from "kysely";
import type { ChangeCursor } from "../changes/change-feed.ts";
import type { AppId, AuditId, BlobId, GrantId, GroupId, JobId, NodeId, PersonId, SpaceId } from "../ids.ts";

/** Moments are read as `Date`, written as `Date`. */
type Timestamp = ColumnType<Date, Date, Date>;
/** `bigint` columns hold byte counts below 2^53 and are read as numbers. */
type ByteCount = ColumnType<number, number, number>;

export type SpaceTable = {
  id: SpaceId;
  /** Exactly one of the two is set: a person's space or a group's. */
  owner_id: ColumnType<PersonId | null, PersonId | null | undefined, PersonId | null>;
  group_id: ColumnType<GroupId | null, GroupId | null | undefined, GroupId | null>;
  root_id: NodeId;
  /** Null: as much as the disk. */
  limit_bytes: ByteCount | null;
  used_bytes: ByteCount;
  /** Promised to uploads and copies that are under way. */
  reserved_bytes: ByteCount;
  /** After how many days the trash deletes for good. */
  trash_retention_days: ColumnType<number, number | undefined, number>;
  /** No folder of the space lies deeper than so many levels below its root; grows and never shrinks. */
  deepest: ColumnType<number, number | undefined, number>;
};

/** A link is a shortcut to another node; a document is edited by several at once, and what is in it lies with `realtime`. */
export type NodeKind = "folder" | "file" | "link" | "document";

export type NodeTable = {
  id: NodeId;
  space_id: SpaceId;
  /** Null at a space's root only. */
  parent_id: NodeId | null;
  name: string;
  /** `nameKey(name)`: what makes two names the same name. */
  name_key: string;
  kind: NodeKind;
  /** Of a link: what it leads to, which may be gone. */
  target_id: ColumnType<NodeId | null, NodeId | null | undefined, NodeId | null>;
  /** 0 for folders and links; of a document, that of its readable export when it was last settled. */
  size: ByteCount;
  /** Null for folders and links; of a document, what its export is. */
  mime: string | null;
  /** Version number of the content; 0 for folders and links. Of a document, how often the tree was told of a change in it. */
  head_version: number;
  created_at: Timestamp;
  modified_at: Timestamp;
  deleted_at: ColumnType<Date | null, Date | null, Date | null>;
  /** As people wrote them, in the order of their making; `tag_keys` has the `nameKey` of each at the same place. */
  tags: ColumnType<string[], string[] | undefined, string[]>;
  tag_keys: ColumnType<string[], string[] | undefined, string[]>;
  /** Of a folder. */
  colour: ColumnType<string | null, string | null | undefined, string | null>;
  comment_count: ColumnType<number, number | undefined, number>;
  /** Of a document: the bytes that its space counts for it, history included. 0 for everything else: files are counted by version. */
  counted_bytes: ColumnType<number, number | undefined, number>;
  /** Of a document: its declared schema's name. */
  schema_name: ColumnType<string | null, string | null | undefined, string | null>;
  /** Of a document: the sequence that `size` was measured at; null while edits go on. */
  export_sequence: ColumnType<number | null, number | null | undefined, number | null>;
};

export type BlobTable = {
  id: BlobId;
  /** Null until known. */
  sha256: Uint8Array | null;
  size: ByteCount;
  refcount: number;
};

export type GroupTable = { id: GroupId; name: string; description: string; created_at: Timestamp };

export type GroupMemberTable = {
  group_id: GroupId;
  person_id: PersonId;
  role: "manager" | "member";
  joined_at: Timestamp;
};

type Absent<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type GrantTable = {
  id: GrantId;
  node_id: NodeId;
  grantee_kind: "person" | "group" | "link" | "app";
  /** The grantee; for an app, in whose name it acts. */
  person_id: Absent<PersonId>;
  group_id: Absent<GroupId>;
  app_id: Absent<AppId>;
  /** `manage` to people and groups only. */
  role: "read" | "write" | "manage";
  granted_by: Absent<PersonId>;
  /** The grant that whoever made this one held; the child counts only while that one does. */
  parent_id: Absent<GrantId>;
  source: "consent" | "picker" | "share";
  /** The path that an app asked for, where it did. */
  requested_path: Absent<string>;
  granted_at: Timestamp;
  expires_at: ColumnType<Date | null, Date | null, Date | null>;
  /** To the hour. */
  last_used_at: Absent<Date>;
};

/** Append-only: a trigger refuses everything else. Written by `appendAudit`. */
export type AuditTable = {
  id: AuditId;
  /** `xid8` and the order within it, as decimal text. */
  xid: Generated<string>;
  seq: Generated<string>;
  at: ColumnType<Date, never, never>;
  actor: "person" | "operator" | "anonymous" | "link" | "system";
  person_id: PersonId | null;
  app_id: AppId | null;
  address: string | null;
  action: string;
  resource_kind: string | null;
  resource_id: string | null;
  decision: "allow" | "deny" | "done" | "failed";
  grant_id: GrantId | null;
  facts: ColumnType<Record<string, string | number | boolean | null>, string, never>;
};

/** Entries that no seal covers yet. */
export type AuditUnsealedTable = { entry_id: AuditId };

/** The chain: each hash covers the one before it and its entry. */
export type AuditSealTable = { position: number; entry_id: AuditId; hash: Uint8Array };

export type ChangeTable = {
  /** `xid8` of the writing transaction, as decimal text. */
  xid: Generated<string>;
  /** Order within the transaction, as decimal text. */
  seq: Generated<string>;
  space_id: SpaceId;
  entity: string;
  entity_id: string;
  parent_id: NodeId | null;
  op: "created" | "updated" | "deleted";
};

/** How far a reader of the whole feed has come. */
export type ChangeReaderTable = { name: string; cursor: ChangeCursor };

export type JobTable = {
  id: JobId;
  kind: string;
  payload: ColumnType<unknown, string, never>;
  run_at: Timestamp;
  attempts: Generated<number>;
  /** Set when the job was given up; such a row stays for the operator. */
  failed_with: ColumnType<string | null, string | null, string | null>;
};

export type IdempotencyTable = {
  /** Who: `person:app`. A key means nothing outside its principal. */
  principal: string;
  key: string;
  operation: string;
  /** SHA-256 of the input, so that a key used again for something else is told. */
  input_hash: string;
  result: ColumnType<unknown, string, string>;
  at: Timestamp;
};

/** The kit's own tables. A service adds its own with `db.withTables<…>()`. */
export type Database = {
  spaces: SpaceTable;
  nodes: NodeTable;
  blobs: BlobTable;
  grants: GrantTable;
  groups: GroupTable;
  group_members: GroupMemberTable;
  audit: AuditTable;
  audit_unsealed: AuditUnsealedTable;
  audit_seals: AuditSealTable;
  changes: ChangeTable;
  change_readers: ChangeReaderTable;
  jobs: JobTable;
  idempotency: IdempotencyTable;
};

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
