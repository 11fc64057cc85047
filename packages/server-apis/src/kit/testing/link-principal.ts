import { newId, type GrantId, type LinkVisitId, type NodeId, type PersonId } from "../ids.ts";
import type { LinkPrincipal } from "../principal.ts";

/** A visitor of a link that somebody made; by default one that shows its node. */
export function linkPrincipal(grantId: GrantId, given: Partial<LinkPrincipal> = {}): LinkPrincipal {
  return {
    kind: "link",
    grantId,
    may: "view",
    nodeId: newId<NodeId>(),
    createdBy: newId<PersonId>(),
    visitId: newId<LinkVisitId>(),
    visitorName: null,
    ...given,
  };
}
