import type { SelectQueryBuilder } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Database, Tx } from "../../../kit/sql/database.ts";
import { dropDerived } from "../extraction/drop-derived.ts";
import { filesDb, filesTx } from "../files-database.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";
import type { FilesKit } from "../files-kit.ts";
import { settleRoom } from "./room.ts";

/** Nodes that one transaction takes away: short enough that nobody notices. */
const batchSize = 500;

const system: Principal = { kind: "operator" };

/**
 * Takes away what a deletion left: rows in batches from the deepest folder up, references to blobs, used quota. Can stop anywhere and be
 * run again. Something written into the tree meanwhile makes a foreign key fail, and the job's next attempt takes that too.
 */
export async function purgeNode(kit: FilesKit, nodeId: NodeId, signal: AbortSignal): Promise<void> {
  const root = await kit.db
    .selectFrom("nodes")
    .select(["kind", "deleted_at"])
    .where("id", "=", nodeId)
    .executeTakeFirst();
  if (root === undefined || root.deleted_at === null) return;
  const folders = root.kind === "folder" ? await foldersBelow(kit, nodeId) : [];
  // From the end of the list on: the deepest first, so that no batch leaves children without their folder.
  for (let end = folders.length; end > 0; end -= batchSize) {
    const batch = folders.slice(Math.max(0, end - batchSize), end);
    const inBatch = (nodes: Nodes) => nodes.where("parent_id", "in", batch);
    while ((await removeDocuments(kit, inBatch)) === batchSize) signal.throwIfAborted();
    while ((await removeFiles(kit, batch)) === batchSize) signal.throwIfAborted();
    await kit.write(system, null, (tx) => removeNodes(kit, tx, batch));
    signal.throwIfAborted();
  }
  if (root.kind === "document") await removeDocuments(kit, (nodes) => nodes.where("id", "=", nodeId));
  else if (root.kind !== "folder") await kit.write(system, null, (tx) => removeNodes(kit, tx, [nodeId]));
}

type Nodes = SelectQueryBuilder<Database, "nodes", { id: NodeId }>;

/**
 * Takes a batch of these documents away; how many there were. Their nodes are held first, then what is in them goes: in this order whoever
 * edits one takes both.
 */
async function removeDocuments(kit: FilesKit, those: (nodes: Nodes) => Nodes): Promise<number> {
  return kit.write(system, null, async (tx) => {
    const nodes = tx.selectFrom("nodes").select("id").where("kind", "=", "document");
    const found = await those(nodes).orderBy("id").limit(batchSize).forUpdate().execute();
    const ids = found.map((document) => document.id);
    if (ids.length > 0) await kit.peers.documentContents.remove(tx, ids);
    await removeNodes(kit, tx, ids);
    return ids.length;
  });
}

/** Takes a batch of the files and links in these folders away; how many there were. */
async function removeFiles(kit: FilesKit, folders: readonly NodeId[]): Promise<number> {
  return kit.write(system, null, async (tx) => {
    const found = await tx
      .selectFrom("nodes")
      .select("id")
      .where("parent_id", "in", folders)
      .where("kind", "<>", "folder")
      .orderBy("id")
      .limit(batchSize)
      .forUpdate()
      .execute();
    await removeNodes(
      kit,
      tx,
      found.map((file) => file.id),
    );
    return found.length;
  });
}

/** The folder and every folder below it, parents before children. */
async function foldersBelow(kit: FilesKit, id: NodeId): Promise<NodeId[]> {
  const rows = await filesDb(kit.db)
    .withRecursive("down(id, depth)", (db) =>
      db
        .selectFrom("nodes")
        .select((eb) => ["id", eb.lit(0).as("depth")])
        .where("id", "=", id)
        .unionAll(
          db
            .selectFrom("nodes as n")
            .innerJoin("down", "down.id", "n.parent_id")
            .where("n.kind", "=", "folder")
            .select((eb) => ["n.id", eb("down.depth", "+", 1).as("depth")]),
        ),
    )
    .selectFrom("down")
    .select("id")
    .orderBy("depth")
    .execute();
  return rows.map((row) => row.id);
}

async function removeNodes(kit: FilesKit, tx: Tx, ids: readonly NodeId[]): Promise<void> {
  if (ids.length === 0) return;
  const tables = filesTx(tx);
  const versions = await tables
    .deleteFrom("versions")
    .where("node_id", "in", ids)
    .returning(["node_id", "blob_id", "size"])
    .execute();
  const covers = await tables.deleteFrom("covers").where("node_id", "in", ids).returning("blob_id").execute();
  const derived = await dropDerived(tx, ids);
  await tables.deleteFrom("meta").where("node_id", "in", ids).execute();
  const nodes = await tx
    .deleteFrom("nodes")
    .where("id", "in", ids)
    .returning(["id", "space_id", "counted_bytes"])
    .execute();
  await releaseBlobs(kit, tx, [...[...versions, ...covers].map((row) => row.blob_id), ...derived]);
  const sizes = new Map<NodeId, number>();
  for (const { node_id: id, size } of versions) sizes.set(id, (sizes.get(id) ?? 0) + size);
  // Several spaces where it was moved into another one and not all rows have followed yet; each has counted its own.
  const bytes = new Map<SpaceId, number>();
  for (const { id, space_id: spaceId, counted_bytes: counted } of nodes)
    bytes.set(spaceId, (bytes.get(spaceId) ?? 0) + (sizes.get(id) ?? 0) + counted);
  for (const spaceId of [...bytes.keys()].toSorted()) {
    await settleRoom(tx, spaceId, { promised: 0, used: -(bytes.get(spaceId) ?? 0) });
  }
}
