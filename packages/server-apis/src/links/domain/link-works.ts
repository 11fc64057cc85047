import { decide } from "../../kit/grants/decide.ts";
import { readNodeAccess } from "../../kit/grants/node-access.ts";
import type { GrantId, NodeId, PersonId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";

/** Where a link is, and who made it: of its grant. */
export type LinkGrant = { id: GrantId; nodeId: NodeId; createdBy: PersonId };

/**
 * Whether the link opens anything now. Its grant must be live, which ends with its time and with what it was handed on from, and whoever
 * made it must still be one who may share the node: out of the group, or managing it no more, their links are over. Asked for
 * each request of a visitor.
 */
export async function linkWorks(db: Db, { id, nodeId, createdBy }: LinkGrant): Promise<boolean> {
  const [held] = await readNodeAccess(db, { personId: null, appId: null, linkId: id }, [nodeId]);
  if (held === undefined || held.person_role === 0) return false;
  return (await decide(db, creatorOf(createdBy), "manage", nodeId)).kind === "allow";
}

/** Whoever made the link, with nothing in between. */
export function creatorOf(personId: PersonId): PersonPrincipal {
  return { kind: "person", personId, appId: null, sessionId: null, scopes: null, credential: "session" };
}
