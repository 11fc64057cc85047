import type { MutationResolvers } from "../../generated/resolvers.ts";
import { answerConsent } from "../domain/answer-consent.ts";
import type { Auth } from "../domain/auth.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { signedQueryText } from "./signed-query-text.ts";

export function answerConsentResolver(auth: Auth): NonNullable<MutationResolvers["answerConsent"]> {
  return async (_parent, { input }, { principal, request }) => {
    const cookie = cloudSessionCookie(auth.kit, request);
    const answer = { query: signedQueryText(input.query), accept: input.accept, cookie };
    const outcome = await answerConsent(auth, principal, answer);
    if (outcome.kind !== "answered") return failureToGraphql(outcome);
    return { __typename: "ConsentAnswered", redirectUrl: outcome.redirectUrl };
  };
}
