import type { AppId } from "../kit/ids.ts";
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
  appId: AppId | null,
  peers: Peers,
): Promise<RequestAuthentication> {
  if (peer.kind === "network") return peers.authenticator.authenticate(request, appId);
  const username = request.headers.get("mows-as");
  if (username === null) return { kind: "authenticated", principal: { kind: "operator" } };
  const personId = await peers.peopleDirectory.idOfUsername(username);
  if (personId === null) return { kind: "unknown-person", username };
  return { kind: "authenticated", principal: { kind: "person", personId, appId: null, sessionId: null } };
}
