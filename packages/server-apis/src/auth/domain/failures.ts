import type { Principal } from "../../kit/principal.ts";

export type Denied = { kind: "denied"; lacking: "anonymous" | "person" | "app"; missingScope: string };
/** Wrong, used, replaced by a newer one, or there is an owner already. */
export type OwnerLinkInvalid = { kind: "owner-link-invalid" };
export type UsernameTaken = { kind: "username-taken"; username: string };
export type UsernameInvalid = { kind: "username-invalid"; username: string };
export type PasswordTooWeak = { kind: "password-too-weak"; minimumLength: number };
/** Not signed by this cloud, expired, or about an app that is gone. */
export type ConsentRequestInvalid = { kind: "consent-request-invalid" };
/** The app asks for something else by now than the person was shown. */
export type ConsentRequestChanged = { kind: "consent-request-changed" };
/** `path` names the line of the request. */
export type ConsentChoiceInvalid = {
  kind: "consent-choice-invalid";
  path: string;
  problem:
    | "not-asked"
    | "more-than-asked"
    | "expiry-past"
    | "file-in-the-way"
    | "folder-not-found"
    | "not-a-folder"
    | "not-yours-to-give";
};

/** What is asked for needs a proof of who they are that is at most ten minutes old. */
export type ReauthenticationNeeded = { kind: "reauthentication-needed" };
export type PasswordWrong = { kind: "password-wrong" };
export type TooManyAttempts = { kind: "rate-limited"; retryAfterMs: number };
/** Not made for this cloud, by another's passkey, late, or used. */
export type PasskeyRefused = { kind: "passkey-refused" };
/** Wrong, late, or used before. */
export type CodeWrong = { kind: "code-wrong" };
/** Used, too old, taken back, or never made. */
export type LinkOver = { kind: "link-over" };
export type EmailInvalid = { kind: "email-invalid" };
/** This cloud cannot send mail. */
export type MailUnavailable = { kind: "mail-unavailable" };
/** The owner goes last, or hands the cloud over first. */
export type OwnerNeeded = { kind: "owner-needed" };
export type AccountNotFound = { kind: "not-found"; what: "person" | "session" | "passkey" | "invitation" };

export type Failure =
  | ReauthenticationNeeded
  | PasswordWrong
  | TooManyAttempts
  | PasskeyRefused
  | CodeWrong
  | LinkOver
  | EmailInvalid
  | MailUnavailable
  | OwnerNeeded
  | AccountNotFound
  | Denied
  | OwnerLinkInvalid
  | UsernameTaken
  | UsernameInvalid
  | PasswordTooWeak
  | ConsentRequestInvalid
  | ConsentRequestChanged
  | ConsentChoiceInvalid;

/** Refuses this principal, naming which side of it lacks the right. */
export function denied(principal: Principal, missingScope: string): Denied {
  if (principal.kind === "anonymous") return { kind: "denied", lacking: "anonymous", missingScope };
  const lacking = principal.kind === "person" && principal.appId !== null ? "app" : "person";
  return { kind: "denied", lacking, missingScope };
}
