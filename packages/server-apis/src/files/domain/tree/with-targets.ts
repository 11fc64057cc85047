import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { readerOf, readNodes, toTreeNode } from "./read-nodes.ts";
import type { LinkNode, TreeNode } from "./tree-node.ts";

/** The nodes, with what the links among them lead to, as far as the principal may read it: two queries, where there is a link at all. */
export async function withTargets(db: Db, principal: Principal, nodes: TreeNode[]): Promise<TreeNode[]> {
  const ids = nodes.flatMap((node) => (node.kind === "link" ? [node.targetId] : []));
  if (ids.length === 0) return nodes;
  const access = await accessToNodes(db, principal, ids);
  const rows = await readNodes(db, sql`n.id = any(${sql.val([...access.keys()])}::uuid[])`, readerOf(principal));
  const targets = new Map<string, Exclude<TreeNode, LinkNode>>();
  for (const row of rows) {
    const node = toTreeNode(row, access.get(row[0]) ?? "read");
    if (node.kind !== "link") targets.set(node.id, node);
  }
  return nodes.map((node) => (node.kind === "link" ? { ...node, target: targets.get(node.targetId) ?? null } : node));
}
