import type { Failure } from "../domain/failures.ts";

type AccountFailure = Extract<
  Failure,
  {
    kind:
      | "reauthentication-needed"
      | "password-wrong"
      | "rate-limited"
      | "passkey-refused"
      | "code-wrong"
      | "link-over"
      | "email-invalid"
      | "mail-unavailable"
      | "owner-needed"
      | "not-found";
  }
>;

const plain = {
  "reauthentication-needed":
    "This needs to know that it is you. Nothing was changed; enter your password, then try again.",
  "password-wrong": "The password is wrong. Nothing was changed; try again.",
  "passkey-refused": "This passkey was not accepted. Nothing was changed; begin again.",
  "code-wrong": "This code is wrong, or was used before. Nothing was changed; wait for the next one and try again.",
  "link-over": "This link does not work any more. Nothing was changed; ask for a new one.",
  "email-invalid": "This is no e-mail address. Nothing was changed; check it and try again.",
  "mail-unavailable": "This cloud cannot send mail. Nothing was changed; its owner can hand out a link instead.",
  "owner-needed": "A cloud needs its owner. Nothing was changed; make somebody else the owner first.",
} as const;

/** What goes wrong with accounts, for a person. */
export function describeAccountFailure(failure: AccountFailure): { message: string; fields: object } {
  if (failure.kind === "not-found") return { message: `There is no such ${failure.what} here.`, fields: {} };
  if (failure.kind !== "rate-limited") return { message: plain[failure.kind], fields: {} };
  const retryAfterSeconds = Math.max(1, Math.ceil(failure.retryAfterMs / 1000));
  return {
    message: `There were too many attempts. Nothing was changed; try again in ${retryAfterSeconds} seconds.`,
    fields: { retryAfterSeconds },
  };
}
