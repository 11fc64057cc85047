import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";

/**
 * Every transaction of this service takes its locks in one order, so that none waits in a circle: upload, root of the tree,
 * folders by id, other nodes, blobs by id, space.
 */

/**
 * Keeps every node of these spaces where it is, for a move or a rename: between the check for cycles and the write nobody else moves.
 * The roots' rows stand for them; the spaces' own rows must stay free for the quota, which is written last.
 */
export async function lockTree(tx: Tx, ...spaceIds: SpaceId[]): Promise<void> {
  await tx
    .selectFrom("nodes")
    .innerJoin("spaces", "spaces.root_id", "nodes.id")
    .select("nodes.id")
    .where("spaces.id", "in", spaceIds)
    .orderBy("nodes.id")
    .forNoKeyUpdate("nodes")
    .execute();
}

/** Keeps the names in these folders as they are: a name found free stays free until the commit. False when one is gone. */
export async function lockFolders(tx: Tx, ids: readonly NodeId[]): Promise<boolean> {
  const wanted = new Set(ids);
  return (await lockPresent(tx, [...wanted])).size === wanted.size;
}

/** Locks nodes by id like `lockFolders` and `lockNode`, and says which are there. */
export async function lockPresent(tx: Tx, ids: readonly NodeId[]): Promise<ReadonlySet<NodeId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom("nodes")
    .select("id")
    .where("id", "in", ids)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return new Set(rows.map((row) => row.id));
}

/**
 * Keeps a file's versions, and what else hangs on the node, as they are until the commit; null when it is gone. To be taken before a blob is
 * adopted for it.
 */
export async function lockNode(tx: Tx, id: NodeId) {
  const node = await tx
    .selectFrom("nodes")
    .select(["id", "parent_id", "space_id", "kind", "name", "mime", "head_version"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return node ?? null;
}
