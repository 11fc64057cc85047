import type { ColumnType, Kysely, Transaction } from "kysely";
import type { AppId, BlobId, NodeId, PersonId, SpaceId, UploadId } from "../../kit/ids.ts";
import type { Database, Db, Tx } from "../../kit/sql/database.ts";
import type { AudioTags } from "./extraction/audio-tags.ts";

type Timestamp = ColumnType<Date, Date, Date>;

/** One content a file has had. Each counts into its space's `used_bytes`, even where equal bytes are stored once. */
export type VersionTable = {
  node_id: NodeId;
  /** Counts from 1. */
  n: number;
  blob_id: BlobId;
  size: number;
  author_id: PersonId;
  app_id: AppId | null;
  at: Timestamp;
};

/** An upload under way, or finished and kept until it expires so that a lost answer can be asked for again. */
export type UploadTable = {
  id: UploadId;
  space_id: SpaceId;
  parent_id: NodeId;
  person_id: PersonId;
  app_id: AppId | null;
  name: string;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
  length: number;
  /** Durable bytes: the truth about how far it came. */
  received_bytes: ColumnType<number, number | undefined, number>;
  /** Its bytes while it is under way; another blob may hold them once it is finished. */
  blob_id: BlobId;
  created_at: Timestamp;
  expires_at: Timestamp;
  /** Set once it is finished. */
  node_id: ColumnType<NodeId | null, NodeId | null | undefined, NodeId | null>;
  node_name: ColumnType<string | null, string | null | undefined, string | null>;
};

export type MetaTable = {
  node_id: NodeId;
  namespace: "extracted";
  value: ColumnType<AudioTags, string, string>;
  /** Version of the content it was read from. */
  version: number;
  at: Timestamp;
};

/** The picture of a node: WebP, counted in `blobs.refcount`, not in the quota. */
export type CoverTable = {
  node_id: NodeId;
  blob_id: BlobId;
  /** `own`: found in the file. `folder`: shared by a picture beside it. */
  source: "own" | "folder";
};

export type FilesDatabase = Database & {
  versions: VersionTable;
  uploads: UploadTable;
  meta: MetaTable;
  covers: CoverTable;
};

export type FilesDb = Kysely<FilesDatabase>;
export type FilesTx = Transaction<FilesDatabase>;

/** The kit's database with the tables of this service. */
export function filesDb(db: Db): FilesDb {
  return db.withTables<Omit<FilesDatabase, keyof Database>>();
}

/** The same transaction with the tables of this service. */
export function filesTx(tx: Tx): FilesTx {
  return tx.withTables<Omit<FilesDatabase, keyof Database>>();
}
