import { type Action, decide, type DecidedNode } from "../../../kit/grants/decide.ts";
import { grantRequestOf } from "../../../kit/grants/grant-request-url.ts";
import { type NodeId, parseId } from "../../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, NotADocument } from "./document-failures.ts";

/** Allowed: the document, and the most the principal may do with it. */
export type AuthorisedDocument = { kind: "allow"; id: NodeId; node: DecidedNode; access: Action };

/** The kit's decision about a document whose id is as the client gave it. */
export async function authoriseDocument(
  db: Db,
  principal: Principal,
  action: "read" | "write",
  id: string,
): Promise<AuthorisedDocument | Denied | NodeNotFound | NotADocument> {
  const nodeId = parseId<NodeId>(id);
  if (nodeId === null) return { kind: "node-not-found", id };
  const decision = await decide(db, principal, action, nodeId);
  switch (decision.kind) {
    case "allow":
      return decision.node.kind === "document"
        ? { kind: "allow", id: nodeId, node: decision.node, access: decision.access }
        : { kind: "not-a-document", id: nodeId };
    case "deny": {
      const { lacking, missingScope } = decision;
      return { kind: "denied", lacking, missingScope, grantRequest: grantRequestOf(principal, decision) };
    }
    case "not-found":
      return { kind: "node-not-found", id };
    default:
      return decision satisfies never;
  }
}

/** The decision about a document's past. What it was, and who wrote it, is for people who are in the cloud: a link shows what is shared now. */
export async function authorisePast(
  db: Db,
  principal: Principal,
  action: "read" | "write",
  id: string,
): Promise<(AuthorisedDocument & { person: PersonPrincipal }) | Denied | NodeNotFound | NotADocument> {
  const allowed = await authoriseDocument(db, principal, action, id);
  if (allowed.kind !== "allow") return allowed;
  if (principal.kind === "person") return { ...allowed, person: principal };
  return { kind: "denied", lacking: "person", missingScope: `files.${action}`, grantRequest: null };
}
