import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorise } from "./authorise.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { readerOf, readNodes, toTreeNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";
import { withTargets } from "./with-targets.ts";

export type GetNodeOutcome = { kind: "node"; node: TreeNode } | NodeNotFound | Denied;

/** One node. */
export async function getNode(kit: Kit, principal: Principal, id: string): Promise<GetNodeOutcome> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const [row] = await readNodes(kit.db, sql`n.id = ${allowed.node.id}`, readerOf(principal));
  // Deleted between the decision and the reading.
  if (row === undefined) return { kind: "node-not-found", id };
  const [node] = await withTargets(kit.db, principal, [toTreeNode(row, allowed.access)]);
  return node === undefined ? { kind: "node-not-found", id } : { kind: "node", node };
}
