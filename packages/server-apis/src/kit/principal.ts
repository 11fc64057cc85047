import type { AppId, PersonId, SessionId } from "./ids.ts";

/**
 * Who acts. Never a person alone: what a request may do is what the person may do, met with what the person granted
 * the app whose origin it comes from.
 */
export type Principal = AnonymousPrincipal | PersonPrincipal | OperatorPrincipal;

/** Nobody signed in on this origin. */
export type AnonymousPrincipal = { kind: "anonymous"; appId: AppId | null };

export type PersonPrincipal = {
  kind: "person";
  personId: PersonId;
  /** The app acting for the person; null on the cloud's own origin and over the local socket, where no app stands between. */
  appId: AppId | null;
  /** The session that ends with sign-out; null over the local socket. */
  sessionId: SessionId | null;
};

/** Whoever can open the cloud's local socket (mode 0600) without naming a person: installs apps and adds people, reads nobody's files. */
export type OperatorPrincipal = { kind: "operator" };
