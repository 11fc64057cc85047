import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db, Tx } from "../../../kit/sql/database.ts";
import type { Denied, NameTaken, NodeNotFound, NotAFolder, QuotaExceeded, TooDeep } from "../failures.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import { filesTx } from "../files-database.ts";
import { outcomeOf } from "../take-back.ts";
import { type Authorised, authorise } from "../tree/authorise.ts";
import { changeSpace } from "../tree/change-space.ts";
import { levelBelow, noteLevel } from "../tree/levels.ts";
import { lockFolders, lockTree } from "../tree/locks.ts";
import { nameKey } from "../tree/name-key.ts";
import { type NodeSkipped, type OnConflict, placeName } from "../tree/place-name.ts";
import { readerOf, readNode } from "../tree/read-nodes.ts";
import type { TreeNode } from "../tree/tree-node.ts";
import { authoriseEntry, type Entry } from "./authorise-entry.ts";

export type RestoreNodeOutcome =
  | { kind: "node-restored"; node: TreeNode }
  | NodeSkipped
  | NameTaken
  | NodeNotFound
  | NotAFolder
  | TooDeep
  | QuotaExceeded
  | Denied;

type Restoring = {
  id: string;
  /** Null: where it was. */
  parentId: string | null;
  onConflict: OnConflict;
};

/** Out of the trash with everything in it, to where it was: the nearest folder above that is still there. */
export async function restoreNode(
  kit: Kit,
  principal: Principal,
  input: Restoring & { idempotencyKey: string | null },
): Promise<RestoreNodeOutcome> {
  const { idempotencyKey: key, ...restoring } = input;
  return outcomeOf<RestoreNodeOutcome, QuotaExceeded>(
    kit.write<RestoreNodeOutcome>(principal, { key, operation: "restoreNode", input: restoring }, async (tx) => {
      const seen = await authoriseEnds(tx, principal, restoring);
      if (seen.kind !== "allow") return seen;
      await lockTree(tx, seen.entry.spaceId, seen.to.node.spaceId);
      const held = await authoriseEnds(tx, principal, restoring);
      if (held.kind !== "allow") return held;
      return place(kit, tx, { principal, onConflict: restoring.onConflict }, held);
    }),
  );
}

type Ends = { entry: Entry; to: Authorised };

async function authoriseEnds(
  tx: Tx,
  principal: Principal,
  { id, parentId }: Restoring,
): Promise<({ kind: "allow" } & Ends) | Denied | NodeNotFound | NotAFolder> {
  const allowed = await authoriseEntry(tx, principal, id);
  if (allowed.kind !== "allow") return allowed;
  const to = await authorise(tx, principal, "write", parentId ?? (await nearestThere(tx, allowed.entry.parentId)));
  if (to.kind !== "allow") return to;
  if (to.node.kind !== "folder") return { kind: "not-a-folder", id: to.node.id };
  return { kind: "allow", entry: allowed.entry, to };
}

/** The folder itself, or the lowest above it that neither is in the trash nor lies in something that is. */
async function nearestThere(db: Db, folderId: NodeId): Promise<NodeId> {
  const { rows } = await sql<{ id: NodeId }>`
    with recursive up as (
      select id, parent_id, deleted_at, 0 as depth from nodes where id = ${folderId}
      union all
      select n.id, n.parent_id, n.deleted_at, up.depth + 1 from up join nodes n on n.id = up.parent_id
    )
    select id from up
    where depth > (select coalesce(max(depth), -1) from up where deleted_at is not null)
    order by depth limit 1`.execute(db);
  return rows[0]?.id ?? folderId;
}

async function place(
  kit: Kit,
  tx: Tx,
  how: { principal: Principal; onConflict: OnConflict },
  { entry, to }: Ends,
): Promise<RestoreNodeOutcome> {
  const [{ id }, { id: parentId, spaceId }] = [entry, to.node];
  const placed = entry.kind === "folder" ? await levelBelow(tx, id, parentId) : null;
  if (placed?.kind === "too-deep") return placed;
  if (!(await lockFolders(tx, [parentId]))) return { kind: "node-not-found", id: parentId };
  const taken = await filesTx(tx).selectFrom("trash").select("node_id").where("node_id", "=", id).forUpdate().execute();
  if (taken.length === 0) return { kind: "node-not-found", id };
  const named = await placeName(kit, tx, how, { folderId: parentId, spaceId, name: entry.name, except: null });
  if (named.kind !== "name") return named;
  await filesTx(tx).deleteFrom("trash").where("node_id", "=", id).execute();
  await tx
    .updateTable("nodes")
    .set({ parent_id: parentId, name: named.name, name_key: nameKey(named.name), deleted_at: null })
    .where("id", "=", id)
    .execute();
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: id, parentId, op: "created" }]);
  await readIfUnread(kit, tx, id);
  const node = await readNode(tx, id, to.access, readerOf(how.principal));
  const isCountedElsewhere = entry.spaceId !== spaceId || entry.countedBy !== spaceId;
  if (isCountedElsewhere) await changeSpace(kit, tx, { id, from: entry.spaceId, to: spaceId, size: null });
  if (placed !== null) await noteLevel(tx, spaceId, placed.level);
  return { kind: "node-restored", node: { ...node, spaceId } };
}

/** What was deleted before its content was read is read now. */
async function readIfUnread(kit: Kit, tx: Tx, id: NodeId): Promise<void> {
  const unread = await filesTx(tx)
    .selectFrom("nodes as n")
    .leftJoin("meta as m", (join) => join.onRef("m.node_id", "=", "n.id").onRef("m.version", "=", "n.head_version"))
    .select(["n.name", "n.mime"])
    .where("n.id", "=", id)
    .where("n.kind", "=", "file")
    .where("m.node_id", "is", null)
    .executeTakeFirst();
  if (unread !== undefined)
    await enqueueExtraction(kit, tx, { nodeId: id, name: unread.name, mime: unread.mime ?? "" });
}
