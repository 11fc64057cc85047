import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { readerOf, readNodes, toTreeNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";
import { withTargets } from "./with-targets.ts";

/** Those of these nodes that the principal may read, in two queries and in no promised order. */
export async function getNodes(
  { db }: Pick<Kit, "db">,
  principal: Principal,
  ids: readonly NodeId[],
): Promise<TreeNode[]> {
  const access = await accessToNodes(db, principal, ids);
  if (access.size === 0) return [];
  const rows = await readNodes(db, sql`n.id = any(${sql.val([...access.keys()])}::uuid[])`, readerOf(principal));
  return withTargets(
    db,
    principal,
    rows.map((row) => toTreeNode(row, access.get(row[0]) ?? "read")),
  );
}
