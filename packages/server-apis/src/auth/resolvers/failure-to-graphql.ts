import { describeAccountFailure } from "./describe-account-failure.ts";
import type { ConsentChoiceProblem, Denied } from "../../generated/resolvers.ts";
import type { ConsentChoiceInvalid, Failure } from "../domain/failures.ts";
import { deniedParties } from "../../kit/denied-parties.ts";

const typeNames = {
  "reauthentication-needed": "ReauthenticationNeeded",
  "password-wrong": "PasswordWrong",
  "rate-limited": "TooManyAttempts",
  "passkey-refused": "PasskeyRefused",
  "code-wrong": "CodeWrong",
  "link-over": "LinkOver",
  "email-invalid": "EmailInvalid",
  "mail-unavailable": "MailUnavailable",
  "owner-needed": "OwnerNeeded",
  "not-found": "AccountPartNotFound",
  denied: "Denied",
  "owner-link-invalid": "OwnerLinkInvalid",
  "username-taken": "UsernameTaken",
  "username-invalid": "UsernameInvalid",
  "password-too-weak": "PasswordTooWeak",
  "consent-request-invalid": "ConsentRequestInvalid",
  "consent-request-changed": "ConsentRequestChanged",
  "consent-choice-invalid": "ConsentChoiceInvalid",
} as const satisfies Record<Failure["kind"], string>;

type Fields = {
  "reauthentication-needed": object;
  "password-wrong": object;
  "rate-limited": { retryAfterSeconds: number };
  "passkey-refused": object;
  "code-wrong": object;
  "link-over": object;
  "email-invalid": object;
  "mail-unavailable": object;
  "owner-needed": object;
  "not-found": object;
  denied: Omit<Denied, "__typename" | "message">;
  "owner-link-invalid": object;
  "username-taken": { username: string };
  "username-invalid": { username: string };
  "password-too-weak": { minimumLength: number };
  "consent-request-invalid": object;
  "consent-request-changed": object;
  "consent-choice-invalid": { path: string; problem: ConsentChoiceProblem };
};

/** A failure as its member of the result union. */
export type FailureObject<Kind extends Failure["kind"]> = Kind extends Failure["kind"]
  ? { __typename: (typeof typeNames)[Kind]; message: string } & Fields[Kind]
  : never;

export function failureToGraphql<Kind extends Failure["kind"]>(
  failure: Extract<Failure, { kind: Kind }>,
): FailureObject<Kind> {
  const { message, fields } = describe(failure);
  return { __typename: typeNames[failure.kind], message, ...fields } as FailureObject<Kind>;
}

function describe(failure: Failure): { message: string; fields: object } {
  switch (failure.kind) {
    case "denied": {
      const { missingScope, lacking } = failure;
      return {
        message: deniedMessages[lacking],
        fields: { missingScope, lacking: deniedParties[lacking], grantRequest: null },
      };
    }
    case "reauthentication-needed":
    case "password-wrong":
    case "rate-limited":
    case "passkey-refused":
    case "code-wrong":
    case "link-over":
    case "email-invalid":
    case "mail-unavailable":
    case "owner-needed":
    case "not-found":
      return describeAccountFailure(failure);
    case "owner-link-invalid":
      return {
        message:
          "This link does not work any more. Start the cloud again for a new one, or sign in if you have an account.",
        fields: {},
      };
    case "username-taken":
      return {
        message: `The username ${failure.username} is taken. No account was made; choose another one.`,
        fields: { username: failure.username },
      };
    case "username-invalid":
      return {
        message: "A username has 2 to 32 of a-z, 0-9, dot, underscore and hyphen, and begins with a letter or digit.",
        fields: { username: failure.username },
      };
    case "password-too-weak":
      return {
        message: `A password has ${failure.minimumLength} to 128 characters. No account was made; choose another one.`,
        fields: { minimumLength: failure.minimumLength },
      };
    case "consent-request-invalid":
      return {
        message: "This request is no longer valid. Nothing was granted; go back to the app and try again.",
        fields: {},
      };
    case "consent-request-changed":
      return {
        message:
          "The app asks for something else by now. Nothing was granted; look at the new request and answer that.",
        fields: {},
      };
    case "consent-choice-invalid": {
      const { path, problem } = failure;
      return {
        message: `${choiceMessages[problem]} Nothing was granted; change the answer for ${path} and send it again.`,
        fields: { path, problem: choiceProblems[problem] },
      };
    }
    default:
      return failure satisfies never;
  }
}

const choiceProblems = {
  "not-asked": "NOT_ASKED",
  "more-than-asked": "MORE_THAN_ASKED",
  "expiry-past": "EXPIRY_PAST",
  "file-in-the-way": "FILE_IN_THE_WAY",
  "folder-not-found": "FOLDER_NOT_FOUND",
  "not-a-folder": "NOT_A_FOLDER",
  "not-yours-to-give": "NOT_YOURS_TO_GIVE",
} as const satisfies Record<ConsentChoiceInvalid["problem"], ConsentChoiceProblem>;

const choiceMessages = {
  "not-asked": "The app did not ask for this, or it was answered twice.",
  "more-than-asked": "This is more than the app asked for.",
  "expiry-past": "The time it would end at is over already.",
  "file-in-the-way": "There is a file of that name, so the folder cannot be made; choose another folder.",
  "folder-not-found": "The folder that was chosen is not there any more.",
  "not-a-folder": "What was chosen is a file, not a folder.",
  "not-yours-to-give": "You may not do this in the folder yourself, so you cannot allow it.",
} as const satisfies Record<ConsentChoiceInvalid["problem"], string>;

const deniedMessages = {
  anonymous: "Nobody is signed in here. Sign in on the cloud's own address and try again.",
  person: "You may not do this here. Nothing was changed.",
  app: "An app may not do this in your name. Nothing was changed; do it on the cloud's own address.",
} as const;
