import { type Action, decide } from "../../kit/grants/decide.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Denied } from "./failures.ts";
import { selectNodes, toTreeNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";

export type ListRootsOutcome = { kind: "roots"; roots: TreeNode[] } | Denied;

/** Where the principal's tree begins: the root of the person's space, or, for an app, each node it was granted, by name. */
export async function listRoots(kit: Kit, principal: Principal): Promise<ListRootsOutcome> {
  if (principal.kind !== "person") {
    const lacking = principal.kind === "anonymous" ? "anonymous" : "person";
    return { kind: "denied", lacking, missingScope: "files.read" };
  }
  const access = new Map<NodeId, Action>();
  for (const id of await candidates(kit, principal)) {
    const decision = await decide(kit.db, principal, "read", id);
    if (decision.kind === "allow") access.set(id, decision.access);
  }
  if (access.size === 0) return { kind: "roots", roots: [] };
  const rows = await selectNodes(kit.db)
    .where("n.id", "in", [...access.keys()])
    .orderBy("n.name_key")
    .orderBy("n.id")
    .execute();
  return { kind: "roots", roots: rows.map((row) => toTreeNode(row, access.get(row.id) ?? "read")) };
}

async function candidates(kit: Kit, principal: PersonPrincipal): Promise<NodeId[]> {
  if (principal.appId === null) {
    const spaces = await kit.db
      .selectFrom("spaces")
      .select("root_id")
      .where("owner_id", "=", principal.personId)
      .execute();
    return spaces.map((space) => space.root_id);
  }
  const grants = await kit.db
    .selectFrom("grants")
    .select("node_id")
    .where("person_id", "=", principal.personId)
    .where("app_id", "=", principal.appId)
    .execute();
  return grants.map((grant) => grant.node_id);
}
