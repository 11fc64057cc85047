import { sql, type SqlBool } from "kysely";
import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { type BlobPart, partsOf } from "../contents/stored-blob.ts";
import { filesDb } from "../files-database.ts";
import type { ZipEntry } from "./zip-entry.ts";
import { untakenName, zipName } from "./zip-name.ts";

const batchSize = 500;
/** Folders that are listed by one query: a tree of many small folders costs few. */
const foldersAtOnce = 100;

/** A folder of the zip, and the names that are taken in it. */
type Folder = { id: NodeId; path: string; modifiedAt: Date; taken: Set<string> };

type Row = {
  id: NodeId;
  parent_id: NodeId | null;
  name: string;
  name_key: string;
  kind: string;
  modified_at: Date;
  blob_id: BlobId | null;
  size: number | null;
  parts: BlobPart[];
};

/**
 * What lies on and below `tops`, in no more memory than the names of the folders that are being listed take. Whoever may read a node may read
 * what is below it, so walking down from nodes that were allowed is the authorisation. Shortcuts are left out: what they lead to was not asked for.
 */
export async function* listZipEntries(db: Db, tops: readonly NodeId[]): AsyncGenerator<ZipEntry> {
  const pending: Folder[] = [];
  const taken = new Set<string>();
  for (const row of await candidates(db).where("n.id", "in", tops).execute()) {
    const entry = place(row, { path: "", taken }, pending);
    if (entry !== null) yield entry;
  }
  while (pending.length > 0) {
    const folders = pending.splice(-foldersAtOnce);
    for (const { path, modifiedAt } of folders) yield { path, modifiedAt, content: null };
    yield* below(db, new Map(folders.map((folder) => [folder.id, folder])), pending);
  }
}

async function* below(db: Db, folders: ReadonlyMap<NodeId, Folder>, pending: Folder[]): AsyncGenerator<ZipEntry> {
  for (let after: Row | undefined, isLast = false; !isLast;) {
    const rows: Row[] = await candidates(db)
      .where("n.parent_id", "in", [...folders.keys()])
      .where(after === undefined ? sql<SqlBool>`true` : isBehind(after))
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      const folder = row.parent_id === null ? undefined : folders.get(row.parent_id);
      const entry = folder === undefined ? null : place(row, { ...folder, path: `${folder.path}/` }, pending);
      if (entry !== null) yield entry;
    }
    after = rows.at(-1);
    isLast = rows.length < batchSize;
  }
}

/** The entry of a file; a folder is put off. */
function place(
  { id, name, kind, modified_at: modifiedAt, blob_id: blobId, size, parts }: Row,
  folder: Pick<Folder, "path" | "taken">,
  pending: Folder[],
): ZipEntry | null {
  const path = `${folder.path}${untakenName(folder.taken, zipName(name))}`;
  if (kind === "folder") pending.push({ id, path, modifiedAt, taken: new Set() });
  return blobId === null || size === null ? null : { path, modifiedAt, content: { blobId, size, parts } };
}

function isBehind(row: Row) {
  return sql<SqlBool>`(n.parent_id, n.name_key) > (${row.parent_id}::uuid, ${row.name_key})`;
}

function candidates(db: Db) {
  return filesDb(db)
    .selectFrom("nodes as n")
    .leftJoin("versions as v", (join) => join.onRef("v.node_id", "=", "n.id").onRef("v.n", "=", "n.head_version"))
    .select([
      "n.id",
      "n.parent_id",
      "n.name",
      "n.name_key",
      "n.kind",
      "n.modified_at",
      "v.blob_id",
      "v.size",
      partsOf(sql.ref("v.blob_id")).as("parts"),
    ])
    .where("n.deleted_at", "is", null)
    .where("n.kind", "in", ["folder", "file"])
    .orderBy("n.parent_id")
    .orderBy("n.name_key");
}
