import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";

/**
 * Every transaction of this service takes its locks in one order, so that none waits in a circle: upload, root of the tree,
 * folders by id, other nodes, blobs by id, space.
 */

/**
 * Keeps every node of the space where it is, for a move or a rename: between the check for cycles and the write nobody else moves.
 * The root's row stands for it; the space's own row must stay free for the quota, which is written last.
 */
export async function lockTree(tx: Tx, spaceId: SpaceId): Promise<void> {
  await tx
    .selectFrom("nodes")
    .innerJoin("spaces", "spaces.root_id", "nodes.id")
    .select("nodes.id")
    .where("spaces.id", "=", spaceId)
    .forNoKeyUpdate("nodes")
    .executeTakeFirstOrThrow();
}

/** Keeps the names in these folders as they are: a name found free stays free until the commit. False when one is gone. */
export async function lockFolders(tx: Tx, ids: readonly NodeId[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  const rows = await tx
    .selectFrom("nodes")
    .select("id")
    .where("id", "in", wanted)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return rows.length === wanted.length;
}
