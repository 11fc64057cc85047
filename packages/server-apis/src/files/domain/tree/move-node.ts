import { sql } from "kysely";
import { parseId, type NodeId, type SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db, NodeKind, Tx } from "../../../kit/sql/database.ts";
import { mediaType } from "../contents/media-type.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import type {
  Denied,
  NameTaken,
  NodeNotFound,
  NotAFolder,
  QuotaExceeded,
  RootImmovable,
  TooDeep,
  WouldCycle,
} from "../failures.ts";
import { outcomeOf } from "../take-back.ts";
import { type Authorised, authorise } from "./authorise.ts";
import { authoriseRemoval } from "./authorise-removal.ts";
import { changeSpace, rootSpaceOf, sizeOfTree, type TreeSize } from "./change-space.ts";
import { levelBelow, noteLevel } from "./levels.ts";
import { lockFolders, lockTree } from "./locks.ts";
import { nameHolder } from "./name-holder.ts";
import { nameKey } from "./name-key.ts";
import { type NodeSkipped, type OnConflict, placeName } from "./place-name.ts";
import { findNode, readerOf, readNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";

export type MoveNodeOutcome =
  | { kind: "node-moved"; node: TreeNode }
  | NodeSkipped
  | NameTaken
  | NodeNotFound
  | NotAFolder
  | RootImmovable
  | WouldCycle
  | TooDeep
  | QuotaExceeded
  | Denied;

type Move = {
  id: string;
  parentId: string;
  /** What it is called from now on, as `cleanName` gives it; without it, as before. */
  name?: string;
};

/**
 * Into another folder, with everything in it; O(depth) within a space, whatever its size. Into another space what it holds is counted there from
 * now on, and what was shared below ends: it belongs to somebody else, who shares it anew.
 */
export async function moveNode(
  kit: Kit,
  principal: Principal,
  input: Move & { onConflict?: OnConflict; idempotencyKey: string | null },
): Promise<MoveNodeOutcome> {
  const { idempotencyKey: key, onConflict = "fail", ...move } = input;
  const size = await sizeIfAllowed(kit, principal, move);
  let mayBeOpen = false;
  const outcome = await outcomeOf<MoveNodeOutcome, QuotaExceeded>(
    kit.write<MoveNodeOutcome>(
      principal,
      { key, operation: "moveNode", input: { ...move, onConflict } },
      async (tx) => {
        const seen = await authoriseEnds(tx, principal, move);
        if (seen.kind !== "allow") return seen;
        await lockTree(tx, seen.from.node.spaceId, seen.to.node.spaceId);
        // Whoever held the locks before may have moved or deleted one of the two: from here on they stay where they are.
        const held = await authoriseEnds(tx, principal, move);
        if (held.kind !== "allow") return held;
        mayBeOpen = held.from.node.kind !== "file" && held.from.node.parentId !== held.to.node.id;
        if (await isWithin(tx, held.to.node.id, held.from.node.id))
          return { kind: "would-cycle", id: held.from.node.id, parentId: held.to.node.id };
        return place(kit, tx, { principal, onConflict, name: move.name, size }, held);
      },
    ),
  );
  // It may have left what was shared with whoever has it open.
  if ((size !== null || mayBeOpen) && outcome.kind === "node-moved") kit.revocations.announce({});
  return outcome;
}

/** How much would change spaces; null within one, and for whoever may not move it: the transaction tells them. */
async function sizeIfAllowed(kit: Kit, principal: Principal, move: Move): Promise<TreeSize | null> {
  const [id, parentId] = [parseId<NodeId>(move.id), parseId<NodeId>(move.parentId)];
  if (id === null || parentId === null) return null;
  const [from, to] = [await rootSpaceOf(kit.db, id), await rootSpaceOf(kit.db, parentId)];
  if (to === null || from === to) return null;
  const seen = await authoriseEnds(kit.db, principal, move);
  return seen.kind === "allow" ? sizeOfTree(kit.db, id, to) : null;
}

type Ends = { from: Authorised & { parentId: NodeId }; to: Authorised };

async function authoriseEnds(
  db: Db,
  principal: Principal,
  { id, parentId }: Move,
): Promise<({ kind: "allow" } & Ends) | Denied | NodeNotFound | RootImmovable | NotAFolder> {
  const from = await authoriseRemoval(db, principal, id);
  if (from.kind !== "allow") return from;
  const to = await authorise(db, principal, "write", parentId);
  if (to.kind !== "allow") return to;
  return to.node.kind === "folder" ? { kind: "allow", from, to } : { kind: "not-a-folder", id: to.node.id };
}

async function place(
  kit: Kit,
  tx: Tx,
  how: { principal: Principal; onConflict: OnConflict; name: string | undefined; size: TreeSize | null },
  { from, to }: Ends,
): Promise<MoveNodeOutcome> {
  const [id, oldParentId, newParentId, spaceId] = [from.node.id, from.parentId, to.node.id, to.node.spaceId];
  if (oldParentId === newParentId && how.name === undefined) {
    // Nothing holds it here: it may just have been deleted.
    const node = await findNode(tx, id, to.access, readerOf(how.principal));
    return node === null ? { kind: "node-not-found", id } : { kind: "node-moved", node: { ...node, spaceId } };
  }
  const placed = from.node.kind === "folder" ? await levelBelow(tx, id, newParentId) : null;
  if (placed?.kind === "too-deep") return placed;
  if (!(await lockFolders(tx, [oldParentId, newParentId]))) return { kind: "node-not-found", id: newParentId };
  const held = await heldAs(tx, id);
  if (held === null) return { kind: "node-not-found", id };
  const wanted = { folderId: newParentId, spaceId, name: how.name ?? held.name, except: id };
  const isFree = (await nameHolder(tx, newParentId, wanted.name, id)) === null;
  const named = isFree ? { kind: "name" as const, name: wanted.name } : await placeName(kit, tx, how, wanted);
  if (named.kind !== "name") return named;
  await write(kit, tx, held, { id, parentId: newParentId, name: named.name });
  const change = { entity: "node", entityId: id } as const;
  await kit.changes.append(tx, [
    { ...change, spaceId: from.node.spaceId, parentId: oldParentId, op: "deleted" },
    { ...change, spaceId, parentId: newParentId, op: "created" },
  ]);
  const { spaceId: fromId } = from.node;
  if (fromId !== spaceId || held.spaceId !== spaceId)
    await changeSpace(kit, tx, { id, from: fromId, to: spaceId, size: how.size });
  if (placed !== null) await noteLevel(tx, spaceId, placed.level);
  const node = await readNode(tx, id, to.access, readerOf(how.principal));
  return { kind: "node-moved", node: { ...node, spaceId } };
}

/** For a file the media type follows the name. */
async function write(
  kit: Kit,
  tx: Tx,
  held: Held,
  { id, parentId, name }: { id: NodeId; parentId: NodeId; name: string },
): Promise<void> {
  const mime = held.kind === "file" ? mediaType(name) : held.mime;
  await tx
    .updateTable("nodes")
    .set({ parent_id: parentId, name, name_key: nameKey(name), mime })
    .where("id", "=", id)
    .execute();
  if (mime !== null && mime !== held.mime) await enqueueExtraction(kit, tx, { nodeId: id, name, mime });
}

type Held = { name: string; kind: NodeKind; mime: string | null; spaceId: SpaceId };

/** As it is, with the space that its row is counted to, which follows a move by and by. Null when it was deleted meanwhile. */
async function heldAs(tx: Tx, id: NodeId): Promise<Held | null> {
  const node = await tx
    .selectFrom("nodes")
    .select(["name", "kind", "mime", "space_id"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (node === undefined) return null;
  const { space_id: spaceId, ...held } = node;
  return { ...held, spaceId };
}

/** Is `id` the folder `ancestorId` or anywhere below it? */
async function isWithin(tx: Tx, id: NodeId, ancestorId: NodeId): Promise<boolean> {
  const { rows } = await sql`
    with recursive up as (
      select id, parent_id from nodes where id = ${id}
      union all
      select n.id, n.parent_id from nodes n join up on n.id = up.parent_id
    )
    select 1 from up where id = ${ancestorId}`.execute(tx);
  return rows.length > 0;
}
