import type { Access, ConsentChoiceInput, MutationResolvers } from "../../generated/resolvers.ts";
import { answerConsent } from "../domain/answer-consent.ts";
import type { Auth } from "../domain/auth.ts";
import type { ConsentChoice } from "../domain/consent-choice.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { signedQueryText } from "./signed-query-text.ts";

export function answerConsentResolver(auth: Auth): NonNullable<MutationResolvers["answerConsent"]> {
  return async (_parent, { input }, { principal, request, clientAddress }) => {
    const outcome = await answerConsent(auth, principal, {
      query: signedQueryText(input.query),
      accept: input.accept,
      shown: input.shown,
      choices: (input.choices ?? []).map(choiceOf),
      cookie: cloudSessionCookie(auth.kit, request),
      clientAddress,
    });
    if (outcome.kind !== "answered") return failureToGraphql(outcome);
    return { __typename: "ConsentAnswered", redirectUrl: outcome.redirectUrl };
  };
}

function choiceOf({ path, leaveOut, folderId, access, expiresAt }: ConsentChoiceInput): ConsentChoice {
  return {
    path,
    leaveOut: leaveOut ?? false,
    folderId: folderId ?? null,
    access: access ? (access.toLowerCase() as Lowercase<Access>) : null,
    expiresAt: expiresAt ? new Date(expiresAt) : null,
  };
}
