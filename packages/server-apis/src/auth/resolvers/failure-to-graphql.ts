import type { Denied, DeniedParty } from "../../generated/resolvers.ts";
import type { Failure } from "../domain/failures.ts";

const typeNames = {
  denied: "Denied",
  "owner-link-invalid": "OwnerLinkInvalid",
  "username-taken": "UsernameTaken",
  "username-invalid": "UsernameInvalid",
  "password-too-weak": "PasswordTooWeak",
  "consent-request-invalid": "ConsentRequestInvalid",
} as const satisfies Record<Failure["kind"], string>;

type Fields = {
  denied: Omit<Denied, "__typename" | "message">;
  "owner-link-invalid": object;
  "username-taken": { username: string };
  "username-invalid": { username: string };
  "password-too-weak": { minimumLength: number };
  "consent-request-invalid": object;
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

const parties: Record<"anonymous" | "person" | "app", DeniedParty> = {
  anonymous: "ANONYMOUS",
  person: "PERSON",
  app: "APP",
};

function describe(failure: Failure): { message: string; fields: object } {
  switch (failure.kind) {
    case "denied": {
      const { missingScope, lacking } = failure;
      return {
        message: deniedMessages[lacking],
        fields: { missingScope, lacking: parties[lacking], grantRequest: null },
      };
    }
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
    default:
      return failure satisfies never;
  }
}

const deniedMessages = {
  anonymous: "Nobody is signed in here. Sign in on the cloud's own address and try again.",
  person: "You may not do this here. Nothing was changed.",
  app: "An app may not do this in your name. Nothing was changed; do it on the cloud's own address.",
} as const;
