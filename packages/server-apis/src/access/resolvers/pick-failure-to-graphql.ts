import type { PickChoiceProblem, PickRequestField } from "../../generated/resolvers.ts";
import type { GiveDenied, PickChoiceInvalid, PickFailure, PickRequestInvalid } from "../domain/pick-failures.ts";
import { deniedParties } from "../../kit/denied-parties.ts";

const deniedMessages = {
  anonymous: "Nobody is signed in here. Nothing was changed; sign in and try again.",
  person: "You may not do this here. Nothing was changed.",
  app: "An app may not do this in your name. Nothing was changed; do it on the cloud's own address.",
} as const satisfies Record<GiveDenied["lacking"], string>;

const problems = {
  count: "COUNT",
  "more-than-asked": "MORE_THAN_ASKED",
  "expiry-past": "EXPIRY_PAST",
  "not-found": "NOT_FOUND",
  "wrong-kind": "WRONG_KIND",
  "wrong-type": "WRONG_TYPE",
  "not-yours-to-give": "NOT_YOURS_TO_GIVE",
} as const satisfies Record<PickChoiceInvalid["problem"], PickChoiceProblem>;

const problemMessages = {
  count: "This is not as many as the app asks for.",
  "more-than-asked": "This is more than the app asks for.",
  "expiry-past": "The time it would end at is over already.",
  "not-found": "What was picked is not there any more.",
  "wrong-kind": "What was picked is not of the kind that the app asks for.",
  "wrong-type": "What was picked is not of a type that the app takes.",
  "not-yours-to-give": "You may not do this with it yourself, so you cannot allow it.",
} as const satisfies Record<PickChoiceInvalid["problem"], string>;

const fields = { accept: "ACCEPT", reason: "REASON" } as const satisfies Record<
  PickRequestInvalid["field"],
  PickRequestField
>;

const fieldMessages = {
  accept: "Accepted are at most 20 media types such as audio/* or extensions such as .mp3.",
  reason: "A reason is one line of at most 200 characters, none of them invisible.",
} as const satisfies Record<PickRequestInvalid["field"], string>;

const gone = {
  __typename: "PickGone",
  message: "This request is over. Nothing was handed over; go back to the app and pick again.",
} as const;

const accessInvalid = {
  __typename: "AppAccessRequestInvalid",
  message: "There is no such app or file, or nothing of it that you could allow. Nothing was changed.",
} as const;

function denied({ lacking, missingScope }: GiveDenied) {
  const message = deniedMessages[lacking];
  return { __typename: "Denied", message, missingScope, lacking: deniedParties[lacking], grantRequest: null } as const;
}

function requestInvalid({ field, value }: PickRequestInvalid) {
  const message = `${fieldMessages[field]} Nothing was asked; change it and ask again.`;
  return { __typename: "PickRequestInvalid", message, field: fields[field], value } as const;
}

function choiceInvalid({ nodeId, problem }: PickChoiceInvalid) {
  const message = `${problemMessages[problem]} Nothing was allowed; choose something else.`;
  return { __typename: "PickChoiceInvalid", message, nodeId, problem: problems[problem] } as const;
}

type Mapped = {
  "give-denied": ReturnType<typeof denied>;
  "pick-request-invalid": ReturnType<typeof requestInvalid>;
  "pick-gone": typeof gone;
  "pick-choice-invalid": ReturnType<typeof choiceInvalid>;
  "app-access-request-invalid": typeof accessInvalid;
};

/** A failure as its member of the result union. */
export function pickFailureToGraphql<Kind extends PickFailure["kind"]>(
  failure: Extract<PickFailure, { kind: Kind }>,
): Mapped[Kind] {
  return map(failure) as Mapped[Kind];
}

function map(failure: PickFailure): Mapped[PickFailure["kind"]] {
  switch (failure.kind) {
    case "give-denied":
      return denied(failure);
    case "pick-request-invalid":
      return requestInvalid(failure);
    case "pick-gone":
      return gone;
    case "pick-choice-invalid":
      return choiceInvalid(failure);
    case "app-access-request-invalid":
      return accessInvalid;
    default:
      return failure satisfies never;
  }
}
