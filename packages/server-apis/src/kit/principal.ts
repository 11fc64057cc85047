import type { AppId, GrantId, LinkVisitId, NodeId, PersonId, SessionId } from "./ids.ts";

/**
 * Who acts. Never a person alone: what a request may do is what the person may do, met with what the person granted
 * the app whose origin it comes from.
 */
export type Principal = AnonymousPrincipal | PersonPrincipal | LinkPrincipal | OperatorPrincipal;

/** Nobody signed in on this origin. */
export type AnonymousPrincipal = { kind: "anonymous"; appId: AppId | null };

export type PersonPrincipal = {
  kind: "person";
  personId: PersonId;
  /** The app acting for the person; null on the cloud's own origin and over the local socket, where no app stands between. */
  appId: AppId | null;
  /** The session that ends with sign-out; null over the local socket and for tokens. */
  sessionId: SessionId | null;
  /** Null: all that the person and the app may do together. A token's scopes bound that: `files.read`, `cloud.manage`. */
  scopes: readonly string[] | null;
  /** What they proved themselves with: a session's cookie, a bearer token, or the local socket. */
  credential: "session" | "token" | "socket";
  /** When a token ends by itself; left out where time alone ends nothing. */
  endsAt?: Date;
};

/** Whoever holds a link's secret: what the link was granted, and nothing else. */
export type LinkPrincipal = {
  kind: "link";
  grantId: GrantId;
  /** `drop`: brings files into the folder and sees nothing of it; to `decide` it holds nothing. */
  may: "view" | "edit" | "drop";
  /** What the link is on. */
  nodeId: NodeId;
  /** In whose name visitors write: whoever made the link. */
  createdBy: PersonId;
  /** One browser that opened the link: uploads and counted downloads are the visit's. */
  visitId: LinkVisitId;
  /** What the visitor called themselves; null where they did not. */
  visitorName: string | null;
};

/** The app that acts, or stands between; null where there is none. */
export function appOf(principal: Principal): AppId | null {
  return principal.kind === "person" || principal.kind === "anonymous" ? principal.appId : null;
}

/** Whoever can open the cloud's local socket (mode 0600) without naming a person: installs apps and adds people, reads nobody's files. */
export type OperatorPrincipal = { kind: "operator" };
