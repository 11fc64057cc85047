import type { DecidedNode } from "../../../kit/grants/decide.ts";
import type { AppId } from "../../../kit/ids.ts";
import type { LinkPrincipal, PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";

export type UploadRight = {
  kind: "allow";
  node: DecidedNode;
  /** Whose the upload is: nobody else hears of it. */
  owner: PersonPrincipal;
  /** Who is written down as having made the file. */
  author: PersonPrincipal;
  /** False where the answer must not tell which names are taken: both are kept then. */
  seesNames: boolean;
};

/**
 * May the principal bring something into this folder? A link's visitor may where the link writes, in the name of whoever made it. A drop
 * box is one folder, whatever folder the visitor names, and asks what its maker may do, since by itself the link may do nothing.
 */
export async function authoriseUpload(
  db: Db,
  principal: Principal,
  parentId: string,
): Promise<UploadRight | Denied | NodeNotFound> {
  const isDrop = principal.kind === "link" && principal.may === "drop";
  const allowed = isDrop
    ? await authorise(db, inNameOfMaker(principal, null), "write", principal.nodeId)
    : await authorise(db, principal, "write", parentId);
  if (allowed.kind !== "allow") return allowed;
  const owner = uploadOwner(principal);
  if (owner === null) throw new Error(`a principal of kind ${principal.kind} was allowed to write`);
  const author = principal.kind === "link" ? inNameOfMaker(principal, `link-${principal.grantId}`) : owner;
  return { kind: "allow", node: allowed.node, owner, author, seesNames: !isDrop };
}

/** As whom the principal's uploads are kept; a link's by the visit, so that visitors do not meet. Null for who uploads nothing. */
export function uploadOwner(principal: Principal): PersonPrincipal | null {
  if (principal.kind === "person") return principal;
  if (principal.kind !== "link" || principal.may === "view") return null;
  // Without a scope it reads nothing, so equal bytes of the maker's cannot be found out by their hash.
  return { ...inNameOfMaker(principal, `link-${principal.visitId}`), scopes: [] };
}

function inNameOfMaker({ createdBy }: LinkPrincipal, appId: string | null): PersonPrincipal {
  return {
    kind: "person",
    personId: createdBy,
    appId: appId as AppId | null,
    sessionId: null,
    scopes: null,
    credential: "token",
  };
}
