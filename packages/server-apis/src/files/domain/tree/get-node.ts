import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorise } from "./authorise.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { readNodes, toTreeNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";

export type GetNodeOutcome = { kind: "node"; node: TreeNode } | NodeNotFound | Denied;

/** One file or folder. */
export async function getNode(kit: Kit, principal: Principal, id: string): Promise<GetNodeOutcome> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const [row] = await readNodes(kit.db, sql`n.id = ${allowed.node.id}`);
  // Deleted between the decision and the reading.
  return row === undefined ? { kind: "node-not-found", id } : { kind: "node", node: toTreeNode(row, allowed.access) };
}
