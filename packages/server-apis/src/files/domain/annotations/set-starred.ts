import type { PersonId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { findNode } from "../tree/read-nodes.ts";
import type { TreeNode } from "../tree/tree-node.ts";
import { withTargets } from "../tree/with-targets.ts";
import { authoriseNote } from "./authorise-note.ts";

export type SetStarredOutcome = { kind: "star-set"; node: TreeNode } | NodeNotFound | Denied;

/** A star is its person's: the change is told by way of their own space, and so to nobody else. */
export async function setStarred(
  kit: Kit,
  principal: Principal,
  input: { id: string; starred: boolean; idempotencyKey: string | null },
): Promise<SetStarredOutcome> {
  const { id, starred, idempotencyKey: key } = input;
  const idempotency = { key, operation: "setStarred", input: { id, starred } };
  return kit.write<SetStarredOutcome>(principal, idempotency, async (tx) => {
    const allowed = await authoriseNote(tx, principal, id);
    if (allowed.kind !== "allow") return allowed;
    const [{ id: nodeId, parentId }, { personId }] = [allowed.node, allowed.person];
    const stars = filesTx(tx);
    if (starred) {
      await stars
        .insertInto("stars")
        .values({ person_id: personId, node_id: nodeId, at: kit.clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else await stars.deleteFrom("stars").where("person_id", "=", personId).where("node_id", "=", nodeId).execute();
    const spaceId = await ownSpaceId(tx, personId);
    if (spaceId !== null) {
      await kit.changes.append(tx, [{ spaceId, entity: "star", entityId: nodeId, parentId, op: "updated" }]);
    }
    const read = await findNode(tx, nodeId, allowed.access, personId);
    const [node] = await withTargets(tx, principal, read === null ? [] : [read]);
    return node === undefined ? { kind: "node-not-found", id } : { kind: "star-set", node };
  });
}

async function ownSpaceId(tx: Tx, personId: PersonId) {
  const space = await tx.selectFrom("spaces").select("id").where("owner_id", "=", personId).executeTakeFirst();
  return space?.id ?? null;
}
