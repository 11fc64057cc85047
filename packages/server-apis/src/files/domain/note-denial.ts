import { recordDenial } from "../../kit/audit/record-denial.ts";
import { parseId, type NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { Denied } from "./failures.ts";

/**
 * Writes down that somebody, or their app, was refused this node. Whoever is not signed in is sent to sign in, which is no refusal to keep.
 * To be called outside of any transaction: what was refused left none behind.
 */
export async function noteDenial(
  kit: Pick<Kit, "audit">,
  { principal, clientAddress }: Pick<RequestContext, "principal" | "clientAddress">,
  failure: { kind: string } | Denied,
  id: string,
): Promise<void> {
  const nodeId = parseId<NodeId>(id);
  if (!isDenied(failure) || failure.lacking === "anonymous" || nodeId === null) return;
  await recordDenial(
    kit.audit,
    { principal, address: clientAddress },
    { action: "access.denied", resource: { kind: "node", id: nodeId }, tried: failure.missingScope },
  );
}

function isDenied(failure: { kind: string } | Denied): failure is Denied {
  return failure.kind === "denied";
}
