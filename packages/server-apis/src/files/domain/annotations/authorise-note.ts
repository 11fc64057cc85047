import { appRank, scopeRank } from "../../../kit/grants/decide.ts";
import { accessSubject, readNodeAccess } from "../../../kit/grants/node-access.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { type Authorised, authorise } from "../tree/authorise.ts";

const writeRank = 2;

/**
 * May the principal put something of their own to a node: a star, a comment? It takes no more of the person than to read it, since the node stays
 * as it is; of an app or a token it takes write access all the same, for what it writes stands there in the person's name. Only people can.
 */
export async function authoriseNote(
  db: Db,
  principal: Principal,
  id: string,
): Promise<(Authorised & { person: PersonPrincipal }) | Denied | NodeNotFound> {
  const allowed = await authorise(db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  if (principal.kind !== "person")
    return { kind: "denied", lacking: "person", missingScope: "files.write", grantRequest: null };
  const { id: nodeId } = allowed.node;
  const subject = accessSubject(principal);
  const [row] = subject === null ? [] : await readNodeAccess(db, subject, [nodeId]);
  if (row === undefined) return { kind: "node-not-found", id };
  const scoped = scopeRank(principal) >= writeRank;
  if (scoped && appRank(row, principal) >= writeRank) return { ...allowed, person: principal };
  // Only what the person could write themself can they grant an app to write.
  const { appId } = principal;
  const grantRequest =
    scoped && appId !== null && row.person_role >= writeRank ? ({ appId, nodeId, access: "write" } as const) : null;
  return { kind: "denied", lacking: "app", missingScope: "files.write", grantRequest };
}
