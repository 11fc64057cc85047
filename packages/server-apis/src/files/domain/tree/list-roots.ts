import { sql } from "kysely";
import { treeTops } from "../../../kit/grants/tree-tops.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Denied } from "../failures.ts";
import { readerOf, readNodes, toTreeNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";
import { withTargets } from "./with-targets.ts";

export type ListRootsOutcome =
  | {
      kind: "roots";
      roots: TreeNode[];
      /** For an app: which path it asked for each of them stands for. */
      requestedPaths: ReadonlyMap<NodeId, string>;
    }
  | Denied;

/**
 * Where the principal's tree begins: the root of the person's own space, then by name those of their groups and what was shared with them;
 * for an app, each node it was granted.
 */
export async function listRoots(kit: Kit, principal: Principal): Promise<ListRootsOutcome> {
  if (principal.kind !== "person") {
    const lacking = principal.kind === "anonymous" ? "anonymous" : "person";
    return { kind: "denied", lacking, missingScope: "files.read", grantRequest: null };
  }
  const access = await treeTops(kit.db, principal);
  if (access.size === 0) return { kind: "roots", roots: [], requestedPaths: new Map() };
  const ids = sql.val([...access.keys()]);
  const isOwn = sql`n.id in (select root_id from spaces where owner_id = ${principal.personId})`;
  const narrowed = sql`n.id = any(${ids}::uuid[]) order by ${isOwn} desc, n.name_key, n.id`;
  const rows = await readNodes(kit.db, narrowed, readerOf(principal));
  const nodes = rows.map((row) => toTreeNode(row, access.get(row[0]) ?? "read"));
  const roots = await withTargets(kit.db, principal, nodes);
  return { kind: "roots", roots, requestedPaths: await requestedPaths(kit, principal) };
}

async function requestedPaths(kit: Kit, { personId, appId }: PersonPrincipal): Promise<ReadonlyMap<NodeId, string>> {
  if (appId === null) return new Map();
  const grants = await kit.db
    .selectFrom("grants")
    .select(["node_id", "requested_path"])
    .where("person_id", "=", personId)
    .where("app_id", "=", appId)
    .where("requested_path", "is not", null)
    .execute();
  return new Map(grants.map((grant) => [grant.node_id, grant.requested_path ?? ""]));
}
