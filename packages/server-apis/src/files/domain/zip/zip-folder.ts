import { sql } from "kysely";
import { predictLength } from "client-zip";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import { type NodeId, parseId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, NotAFolder } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import type { FilesKit } from "../files-kit.ts";
import { zipHeader } from "./zip-bytes.ts";
import { listZipEntries } from "./list-zip-entries.ts";
import type { ZipEntry } from "./zip-entry.ts";

/** A zip of up to so many entries is listed before it is sent, so that its length can be told. */
const listedAtOnce = 1_000;

export type FolderZip = {
  /** What the archive is to be called, without `.zip`. */
  name: string;
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>;
  /** Null where there are too many entries to know, or documents among them. */
  lengthBytes: number | null;
  /** Whether all that was asked for may still be read. */
  stillAllowed(): Promise<boolean>;
};

export type ZipFolderOutcome = { kind: "zip"; zip: FolderZip } | NodeNotFound | Denied | NotAFolder;

/** A folder as a zip, or with `ids` only these of the nodes below it. */
export async function zipFolder(
  kit: FilesKit,
  principal: Principal,
  { folderId, ids }: { folderId: string; ids: readonly string[] | null },
): Promise<ZipFolderOutcome> {
  const allowed = await authorise(kit.db, principal, "read", folderId);
  if (allowed.kind !== "allow") return allowed;
  const { node: folder } = allowed;
  if (folder.kind !== "folder") return { kind: "not-a-folder", id: folder.id };
  const tops = ids === null ? [folder.id] : await selectedBelow(kit.db, folder.id, ids);
  if (!Array.isArray(tops)) return tops;
  const { name } = await kit.db
    .selectFrom("nodes")
    .select("name")
    .where("id", "=", folder.id)
    .executeTakeFirstOrThrow();
  const { entries, lengthBytes } = await listSome(listZipEntries(kit, tops));
  const stillAllowed = async () => (await accessToNodes(kit.db, principal, tops)).size === tops.length;
  return { kind: "zip", zip: { name, entries, lengthBytes, stillAllowed } };
}

/** The ids, each once; the first that does not lie below the folder is not found. */
async function selectedBelow(db: Db, folderId: NodeId, ids: readonly string[]): Promise<NodeId[] | NodeNotFound> {
  const wanted = new Map(ids.map((id) => [parseId<NodeId>(id), id]));
  const known = [...wanted.keys()].filter((id) => id !== null);
  const { rows } = await sql<{ id: NodeId }>`
    with recursive up (asked, id, parent_id) as (
      select id, id, parent_id from nodes where id = any(${sql.val(known)}::uuid[]) and deleted_at is null
      union all
      select up.asked, n.id, n.parent_id
      from up join nodes n on n.id = up.parent_id and n.deleted_at is null
      where up.parent_id <> ${folderId}
    )
    select asked as id from up where parent_id = ${folderId}`.execute(db);
  const below = new Set(rows.map((row) => row.id));
  for (const [id, given] of wanted) if (id === null || !below.has(id)) return { kind: "node-not-found", id: given };
  return [...below];
}

async function listSome(entries: AsyncGenerator<ZipEntry>): Promise<Pick<FolderZip, "entries" | "lengthBytes">> {
  const listed: ZipEntry[] = [];
  for (let next = await entries.next(); next.done !== true; next = await entries.next()) {
    listed.push(next.value);
    if (listed.length === listedAtOnce) return { entries: continued(listed, entries), lengthBytes: null };
  }
  const headers = listed.flatMap((entry) => {
    if (entry.content === null) return zipHeader(entry);
    return "make" in entry.content ? [] : { ...zipHeader(entry), size: entry.content.size };
  });
  return { entries: listed, lengthBytes: headers.length < listed.length ? null : Number(predictLength(headers)) };
}

async function* continued(listed: readonly ZipEntry[], rest: AsyncGenerator<ZipEntry>): AsyncGenerator<ZipEntry> {
  yield* listed;
  yield* rest;
}
