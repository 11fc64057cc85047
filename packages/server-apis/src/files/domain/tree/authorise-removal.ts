import type { NodeId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { type Authorised, authorise } from "./authorise.ts";
import type { Denied, NodeNotFound, RootImmovable } from "../failures.ts";

/**
 * May the principal take this node out of its folder, or give it another name there? Takes write access to the folder too: an app that
 * was granted exactly one folder works in it, but may not take it from where the person keeps it.
 */
export async function authoriseRemoval(
  db: Db,
  principal: Principal,
  id: string,
): Promise<(Authorised & { parentId: NodeId }) | Denied | NodeNotFound | RootImmovable> {
  const allowed = await authorise(db, principal, "write", id);
  if (allowed.kind !== "allow") return allowed;
  const { parentId } = allowed.node;
  if (parentId === null) return { kind: "root-immovable", id: allowed.node.id };
  const parent = await authorise(db, principal, "write", parentId);
  return parent.kind === "allow" ? { ...allowed, parentId } : parent;
}
