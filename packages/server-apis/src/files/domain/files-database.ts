import type { ColumnType, Kysely, Transaction } from "kysely";
import type {
  AppId,
  BlobId,
  CommentId,
  CopyId,
  NodeId,
  PersonId,
  SpaceId,
  SpaceMoveId,
  UploadId,
} from "../../kit/ids.ts";
import type { Database, Db, Tx } from "../../kit/sql/database.ts";
import type { Extracted } from "./extraction/extracted.ts";
import type { ThumbnailSize } from "./extraction/thumbnail-sizes.ts";

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
  /** Given by a person; a named version is kept. */
  name: ColumnType<string | null, string | null | undefined, string | null>;
  /** The version whose content it brought back. */
  restored_from: ColumnType<number | null, number | null | undefined, never>;
};

/** The top of something deleted that can be brought back. Without such a row, what is deleted is being taken away. */
export type TrashTable = {
  node_id: NodeId;
  space_id: SpaceId;
  /** Where it was, and under which name. */
  parent_id: NodeId;
  name: string;
  deleted_by: PersonId | null;
  app_id: AppId | null;
  deleted_at: Timestamp;
  purge_at: Timestamp;
};

/** A copy that is made by and by. Its top is marked deleted, without a row in the trash, until everything is there. */
export type CopyTable = {
  id: CopyId;
  top_id: NodeId;
  parent_id: NodeId;
  /** Where its room was promised, and what is left of that. */
  space_id: SpaceId;
  reserved_bytes: number;
};

/** A folder whose children are still to be copied; those up to `after`, by id, are. */
export type CopyFolderTable = { copy_id: CopyId; source_id: NodeId; target_id: NodeId; after: NodeId | null };

/** A move into another space whose rows follow by and by. */
export type SpaceMoveTable = {
  id: SpaceMoveId;
  /** Where it went, and what is left of the room that was promised to it there. */
  space_id: SpaceId;
  reserved_bytes: number;
};

/** A folder whose children are still to be counted where they are; those up to `after`, by id, are. */
export type SpaceMoveFolderTable = { move_id: SpaceMoveId; folder_id: NodeId; after: NodeId | null };

export type StarTable = { person_id: PersonId; node_id: NodeId; at: Timestamp };

export type CommentTable = {
  id: CommentId;
  node_id: NodeId;
  author_id: PersonId;
  app_id: AppId | null;
  text: string;
  created_at: Timestamp;
  edited_at: ColumnType<Date | null, Date | null, Date | null>;
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
  /** What to do where the name is taken. */
  conflict: ConflictPolicy;
  /** `Upload-Concat` as the client sent it: `partial`, or `final;` and the parts. Null for what is neither. */
  concat: ColumnType<string | null, string | null | undefined, never>;
  /** Of a part: the upload that has it now. */
  joined_into: ColumnType<UploadId | null, undefined, UploadId>;
  /** Set once it is finished. */
  outcome: ColumnType<UploadResult | null, UploadResult | null | undefined, UploadResult>;
};

/** `replace` makes a new version of the file that has the name; `skip` keeps that file and drops what was sent. */
export type ConflictPolicy = "keep-both" | "replace" | "skip";

/** What a finished upload came to: a new file, a new version, or nothing new. */
export type UploadResult = "created" | "replaced" | "skipped";

/**
 * Where the bytes of a blob lie in the store that has none under its own id: one that was joined from parts, or that shares a piece of the
 * store, a pack, with others. Any other has no row.
 */
export type BlobPartTable = {
  blob_id: BlobId;
  /** Counts from 1. */
  n: number;
  part_id: BlobId;
  /** Bytes before it in what is stored as `part_id`. */
  start: ColumnType<number, number | undefined, never>;
  size: number;
};

/** A blob that is written without an upload, until a row of `blobs` takes it over: no byte is stored before a row names it. */
export type BlobDraftTable = { blob_id: BlobId; at: Timestamp };

export type MetaTable = {
  node_id: NodeId;
  namespace: "extracted";
  value: ColumnType<Extracted, string, string>;
  /** Version of the content it was read from. */
  version: number;
  /** Which extractor read it, see `extractor.ts`. */
  extractor: number;
  at: Timestamp;
};

/** A small picture of one version of a file, counted in `blobs.refcount`, not in the quota. */
export type ThumbnailTable = {
  node_id: NodeId;
  version: number;
  /** Pixels of the longer edge that it was made for. */
  size: ThumbnailSize;
  blob_id: BlobId;
};

/** The text of a file's newest version that was read, for the search: at most 1 MiB. */
export type ExtractedTextTable = { node_id: NodeId; version: number; text: string };

/** How loud one version of a file is, from its beginning to its end; without peaks when it could not be decoded. */
export type WaveformTable = { node_id: NodeId; version: number; duration_ms: number; peaks: Uint8Array | null };

/** The one row tells which extractor the files were last read by, and how far a change to another one came. */
export type ExtractorTable = { id: 1; current: number };

/** The picture of a node: WebP, counted in `blobs.refcount`, not in the quota. */
export type CoverTable = {
  node_id: NodeId;
  blob_id: BlobId;
  /** `own`: found in the file. `folder`: shared by a picture beside it. */
  source: "own" | "folder";
};

/** A property that a WebDAV client made up; `xml` is the whole element. */
export type DavPropertyTable = { node_id: NodeId; namespace: string; name: string; xml: string };

/** A write lock of WebDAV (RFC 4918 §7); one that has expired counts for nothing. */
export type DavLockTable = {
  token: string;
  node_id: NodeId;
  space_id: SpaceId;
  person_id: PersonId;
  scope: "exclusive" | "shared";
  is_deep: boolean;
  owner_xml: string;
  timeout_s: number;
  expires_at: Timestamp;
};

/** What a client of WebDAV has of a document, so that what it sends can be merged. */
export type DavReadTable = {
  node_id: NodeId;
  person_id: PersonId;
  /** The token it signs in with; empty without one. */
  app_id: AppId | "";
  /** What it was given. */
  sequence: ColumnType<number, number, number>;
  /** What it sent itself since, where merging made something else of that: it has not seen the result. */
  own: Uint8Array | null;
  at: Timestamp;
};

export type FilesDatabase = Database & {
  versions: VersionTable;
  trash: TrashTable;
  copies: CopyTable;
  copy_folders: CopyFolderTable;
  space_moves: SpaceMoveTable;
  space_move_folders: SpaceMoveFolderTable;
  stars: StarTable;
  comments: CommentTable;
  uploads: UploadTable;
  meta: MetaTable;
  covers: CoverTable;
  thumbnails: ThumbnailTable;
  extracted_texts: ExtractedTextTable;
  waveforms: WaveformTable;
  extractors: ExtractorTable;
  blob_parts: BlobPartTable;
  blob_drafts: BlobDraftTable;
  dav_properties: DavPropertyTable;
  dav_locks: DavLockTable;
  dav_reads: DavReadTable;
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
