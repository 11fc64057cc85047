import { recordDenial } from "../../kit/audit/record-denial.ts";
import { type NodeId, parseId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { DocumentFailure } from "../domain/documents/document-failures.ts";
import { failureToGraphql, type GraphqlFailure } from "./failure-to-graphql.ts";

/**
 * The failure about this node as the client is told it; a denial is written down as well. Whoever is not signed in is sent to sign in, which
 * is no refusal to keep.
 */
export async function refuse<F extends DocumentFailure>(
  { audit, origins }: Pick<Kit, "audit" | "origins">,
  { principal, clientAddress: address }: Pick<RequestContext, "principal" | "clientAddress">,
  failure: F,
  nodeId: string,
): Promise<GraphqlFailure<F>> {
  const given: DocumentFailure = failure;
  const id = parseId<NodeId>(nodeId);
  if (given.kind === "denied" && given.lacking !== "anonymous" && id !== null) {
    const resource = { kind: "node", id };
    const tried = given.missingScope;
    await recordDenial(audit, { principal, address }, { action: "access.denied", resource, tried });
  }
  return failureToGraphql(failure, origins);
}
