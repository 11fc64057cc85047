import type { ColumnType, Generated, Kysely, Transaction } from "kysely";
import type { AppId, BlobId, GrantId, JobId, NodeId, PersonId, SpaceId } from "../ids.ts";

/** Moments are read as `Date`, written as `Date`. */
type Timestamp = ColumnType<Date, Date, Date>;
/** `bigint` columns hold byte counts below 2^53 and are read as numbers. */
type ByteCount = ColumnType<number, number, number>;

export type SpaceTable = {
  id: SpaceId;
  owner_id: PersonId;
  root_id: NodeId;
  /** Null: as much as the disk. */
  limit_bytes: ByteCount | null;
  used_bytes: ByteCount;
  /** Promised to uploads that are under way. */
  reserved_bytes: ByteCount;
};

export type NodeTable = {
  id: NodeId;
  space_id: SpaceId;
  /** Null at a space's root only. */
  parent_id: NodeId | null;
  name: string;
  /** `nameKey(name)`: what makes two names the same name. */
  name_key: string;
  kind: "folder" | "file";
  /** 0 for folders. */
  size: ByteCount;
  mime: string | null;
  /** Version number of the content; 0 for folders. */
  head_version: number;
  created_at: Timestamp;
  modified_at: Timestamp;
  deleted_at: ColumnType<Date | null, Date | null, Date | null>;
};

export type BlobTable = {
  id: BlobId;
  /** Null until known. */
  sha256: Uint8Array | null;
  size: ByteCount;
  refcount: number;
};

export type GrantTable = {
  id: GrantId;
  node_id: NodeId;
  /** The person who handed it out and in whose name the app acts. */
  person_id: PersonId;
  app_id: AppId;
  role: "read" | "write";
  granted_at: Timestamp;
  expires_at: ColumnType<Date | null, Date | null, Date | null>;
};

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
  changes: ChangeTable;
  jobs: JobTable;
  idempotency: IdempotencyTable;
};

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
