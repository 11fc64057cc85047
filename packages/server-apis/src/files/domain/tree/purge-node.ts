import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesDb, filesTx } from "../files-database.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";

/** Nodes that one transaction takes away: short enough that nobody notices. */
const batchSize = 500;

const system: Principal = { kind: "operator" };

/**
 * Takes away what a deletion left: rows in batches from the deepest folder up, references to blobs, used quota. Can stop anywhere and be
 * run again. Something written into the tree meanwhile makes a foreign key fail, and the job's next attempt takes that too.
 */
export async function purgeNode(kit: Kit, nodeId: NodeId, signal: AbortSignal): Promise<void> {
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
    while ((await removeFiles(kit, batch)) === batchSize) signal.throwIfAborted();
    await kit.write(system, null, (tx) => removeNodes(kit, tx, batch));
    signal.throwIfAborted();
  }
  if (root.kind === "file") await kit.write(system, null, (tx) => removeNodes(kit, tx, [nodeId]));
}

/** Takes a batch of the files in these folders away; how many there were. */
async function removeFiles(kit: Kit, folders: readonly NodeId[]): Promise<number> {
  return kit.write(system, null, async (tx) => {
    const found = await tx
      .selectFrom("nodes")
      .select("id")
      .where("parent_id", "in", folders)
      .where("kind", "=", "file")
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
async function foldersBelow(kit: Kit, id: NodeId): Promise<NodeId[]> {
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

async function removeNodes(kit: Kit, tx: Tx, ids: readonly NodeId[]): Promise<void> {
  if (ids.length === 0) return;
  const tables = filesTx(tx);
  const versions = await tables
    .deleteFrom("versions")
    .where("node_id", "in", ids)
    .returning(["blob_id", "size"])
    .execute();
  const covers = await tables.deleteFrom("covers").where("node_id", "in", ids).returning("blob_id").execute();
  await tables.deleteFrom("meta").where("node_id", "in", ids).execute();
  const nodes = await tx.deleteFrom("nodes").where("id", "in", ids).returning("space_id").execute();
  await releaseBlobs(
    kit,
    tx,
    [...versions, ...covers].map((row) => row.blob_id),
  );
  const bytes = versions.reduce((sum, version) => sum + version.size, 0);
  const spaceId = nodes[0]?.space_id;
  if (bytes === 0 || spaceId === undefined) return;
  await tx
    .updateTable("spaces")
    .set((eb) => ({ used_bytes: eb("used_bytes", "-", bytes) }))
    .where("id", "=", spaceId)
    .execute();
}
