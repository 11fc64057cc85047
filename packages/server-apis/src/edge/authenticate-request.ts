import type { AppId } from "../kit/ids.ts";
import type { Route } from "../kit/http/route.ts";
import type { Authentication, Peers } from "../kit/peers.ts";
import type { ConnectionPeer } from "./edge.ts";

export type RequestAuthentication = Authentication | { kind: "unknown-person"; username: string };

/**
 * The principal of a request. Over the local socket `Mows-As` names the person to act as, and without it the operator acts; from the
 * network that header means nothing.
 */
export async function authenticateRequest(
  request: Request,
  peer: ConnectionPeer,
  peers: Peers,
  { appId, credentials }: { appId: AppId | null; credentials?: Route["credentials"] | undefined },
): Promise<RequestAuthentication> {
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
