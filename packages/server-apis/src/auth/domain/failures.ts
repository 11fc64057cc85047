import type { Principal } from "../../kit/principal.ts";

export type Denied = { kind: "denied"; lacking: "anonymous" | "person" | "app"; missingScope: string };
/** Wrong, used, replaced by a newer one, or there is an owner already. */
export type OwnerLinkInvalid = { kind: "owner-link-invalid" };
export type UsernameTaken = { kind: "username-taken"; username: string };
export type UsernameInvalid = { kind: "username-invalid"; username: string };
export type PasswordTooWeak = { kind: "password-too-weak"; minimumLength: number };
/** Not signed by this cloud, expired, or about an app that is gone. */
export type ConsentRequestInvalid = { kind: "consent-request-invalid" };

export type Failure =
  | Denied
  | OwnerLinkInvalid
  | UsernameTaken
  | UsernameInvalid
  | PasswordTooWeak
  | ConsentRequestInvalid;

/** Refuses this principal, naming which side of it lacks the right. */
export function denied(principal: Principal, missingScope: string): Denied {
  if (principal.kind === "anonymous") return { kind: "denied", lacking: "anonymous", missingScope };
  const lacking = principal.kind === "person" && principal.appId !== null ? "app" : "person";
  return { kind: "denied", lacking, missingScope };
}
