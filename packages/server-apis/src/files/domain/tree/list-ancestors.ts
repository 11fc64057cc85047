import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { authorise } from "./authorise.ts";
import { readerOf, readNodes, toTreeNode } from "./read-nodes.ts";
import type { FolderNode } from "./tree-node.ts";

export type ListAncestorsOutcome = { kind: "ancestors"; folders: FolderNode[] } | NodeNotFound | Denied;

/** The folders a node lies in, from the top of what the principal may read downwards. */
export async function listAncestors(kit: Kit, principal: Principal, id: string): Promise<ListAncestorsOutcome> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const { rows } = await sql<{ id: NodeId }>`
    with recursive up as (
      select parent_id as id, 0 as depth from nodes where id = ${allowed.node.id}
      union all
      select n.parent_id, up.depth + 1 from up join nodes n on n.id = up.id
    )
    select id from up where id is not null order by depth desc`.execute(kit.db);
  const ids = rows.map((row) => row.id);
  const access = await accessToNodes(kit.db, principal, ids);
  const found = await readNodes(kit.db, sql`n.id = any(${sql.val([...access.keys()])}::uuid[])`, readerOf(principal));
  const nodes = new Map(found.map((row) => [row[0], toTreeNode(row, access.get(row[0]) ?? "read")]));
  const folders = ids.flatMap((ancestor) => {
    const node = nodes.get(ancestor);
    return node?.kind === "folder" ? [node] : [];
  });
  return { kind: "ancestors", folders };
}
