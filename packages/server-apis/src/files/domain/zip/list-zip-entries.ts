import { sql, type SqlBool } from "kysely";
import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Db, NodeKind } from "../../../kit/sql/database.ts";
import { type BlobPart, type HeldBytes, partsOf } from "../contents/stored-blob.ts";
import { exportName } from "../documents/export-name.ts";
import { filesDb } from "../files-database.ts";
import type { FilesKit } from "../files-kit.ts";
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
  kind: NodeKind;
  mime: string | null;
  modified_at: Date;
  blob_id: BlobId | null;
  size: number | null;
  parts: BlobPart[];
};

/**
 * What lies on and below `tops`, in no more memory than the names of the folders that are being listed take. Whoever may read a node may read
 * what is below it, so walking down from nodes that were allowed is the authorisation. Shortcuts are left out: what they lead to was not asked for.
 */
export async function* listZipEntries(kit: FilesKit, tops: readonly NodeId[]): AsyncGenerator<ZipEntry> {
  const pending: Folder[] = [];
  const taken = new Set<string>();
  for (const row of await candidates(kit.db).where("n.id", "in", tops).execute()) {
    const entry = place(kit, row, { path: "", taken }, pending);
    if (entry !== null) yield entry;
  }
  while (pending.length > 0) {
    const folders = pending.splice(-foldersAtOnce);
    for (const { path, modifiedAt } of folders) yield { path, modifiedAt, content: null };
    yield* below(kit, new Map(folders.map((folder) => [folder.id, folder])), pending);
  }
}

async function* below(
  kit: FilesKit,
  folders: ReadonlyMap<NodeId, Folder>,
  pending: Folder[],
): AsyncGenerator<ZipEntry> {
  for (let after: Row | undefined, isLast = false; !isLast;) {
    const rows: Row[] = await candidates(kit.db)
      .where("n.parent_id", "in", [...folders.keys()])
      .where(after === undefined ? sql<SqlBool>`true` : isBehind(after))
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      const folder = row.parent_id === null ? undefined : folders.get(row.parent_id);
      const entry = folder === undefined ? null : place(kit, row, { ...folder, path: `${folder.path}/` }, pending);
      if (entry !== null) yield entry;
    }
    after = rows.at(-1);
    isLast = rows.length < batchSize;
  }
}

/** The entry of a file, or of a document's export; a folder is put off. */
function place(
  kit: FilesKit,
  { id, kind, modified_at: modifiedAt, blob_id: blobId, size, parts, ...row }: Row,
  folder: Pick<Folder, "path" | "taken">,
  pending: Folder[],
): ZipEntry | null {
  const name = kind === "document" ? exportName(row.name, row.mime ?? "") : row.name;
  const path = `${folder.path}${untakenName(folder.taken, zipName(name))}`;
  if (kind === "folder") pending.push({ id, path, modifiedAt, taken: new Set() });
  if (kind === "document") return { path, modifiedAt, content: { make: () => exportOf(kit, id) } };
  return blobId === null || size === null ? null : { path, modifiedAt, content: { blobId, size, parts } };
}

async function exportOf({ peers }: FilesKit, id: NodeId): Promise<HeldBytes> {
  const read = await peers.documentContents.read(id);
  if (read === null) throw new Error(`document ${id} went while it was put into a zip`);
  return read;
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
      "n.mime",
      "n.modified_at",
      "v.blob_id",
      "v.size",
      partsOf(sql.ref("v.blob_id")).as("parts"),
    ])
    .where("n.deleted_at", "is", null)
    .where("n.kind", "in", ["folder", "file", "document"])
    .orderBy("n.parent_id")
    .orderBy("n.name_key");
}
