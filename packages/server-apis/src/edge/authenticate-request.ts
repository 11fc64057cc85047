import type { AppId } from "../kit/ids.ts";
import type { Route } from "../kit/http/route.ts";
import type { Authentication, Peers } from "../kit/peers.ts";
import type { ConnectionPeer } from "./edge.ts";

export type RequestAuthentication =
  | Authentication
  | { kind: "unknown-person"; username: string }
  /** The address is a link's, and the request has no cookie that opens it. */
  | { kind: "not-visiting" };

/** Whose address it is, and what its route takes for a proof. */
type AddressedTo = {
  appId: AppId | null;
  credentials?: Route["credentials"] | undefined;
  /** Below a link's addresses nothing but its own cookie counts. */
  linkId?: string | undefined;
};

/**
 * The principal of a request. Over the local socket `Mows-As` names the person to act as, and without it the operator acts; from the
 * network that header means nothing.
 */
export async function authenticateRequest(
  request: Request,
  peer: ConnectionPeer,
  peers: Peers,
  { appId, credentials, linkId }: AddressedTo,
): Promise<RequestAuthentication> {
  if (linkId !== undefined) {
    const visitor = await peers.linkVisits.authenticate(request, linkId);
    return visitor === null ? { kind: "not-visiting" } : { kind: "authenticated", principal: visitor };
  }
  if (credentials === "own") return { kind: "authenticated", principal: { kind: "anonymous", appId } };
  if (peer.kind === "network") {
    return peers.authenticator.authenticate(request, appId, { basic: credentials === "basic" });
  }
  const username = request.headers.get("mows-as");
  if (username === null) return { kind: "authenticated", principal: { kind: "operator" } };
  const personId = await peers.peopleDirectory.idOfUsername(username);
  if (personId === null) return { kind: "unknown-person", username };
  const principal = {
    kind: "person",
    personId,
    appId: null,
    sessionId: null,
    scopes: null,
    credential: "socket",
  } as const;
  return { kind: "authenticated", principal };
}
