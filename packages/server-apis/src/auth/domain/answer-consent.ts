import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { findRequestingClient } from "./find-requesting-client.ts";
import type { ConsentChoice } from "./consent-choice.ts";
import { describeRequest, mayConsent, type ConsentRequest } from "./consent-request.ts";
import {
  denied,
  type ConsentChoiceInvalid,
  type ConsentRequestChanged,
  type ConsentRequestInvalid,
  type Denied,
} from "./failures.ts";
import { grantChosen } from "./grant-consent.ts";

export type ConsentAnswer = {
  query: string;
  accept: boolean;
  /** `ConsentRequest.shown` of the request that the person saw. */
  shown: string;
  choices: readonly ConsentChoice[];
  cookie: string | null;
  clientAddress: string;
};

export type AnswerConsentOutcome =
  | { kind: "answered"; redirectUrl: string }
  | ConsentRequestInvalid
  | ConsentRequestChanged
  | ConsentChoiceInvalid
  | Denied;

/**
 * Grants the app what the person was shown and chose, all of it in one transaction, or refuses; either way says where the browser
 * goes next. What the app asks for by now, but was not shown, is refused and has to be shown first.
 */
export async function answerConsent(
  auth: Auth,
  principal: Principal,
  answer: ConsentAnswer,
): Promise<AnswerConsentOutcome> {
  const { query, accept, cookie } = answer;
  if (!mayConsent(principal) || cookie === null) return denied(principal, "consent");
  const signed = await auth.provider.readSignedQuery(query);
  const app = signed === null ? null : await findRequestingClient(auth, signed);
  if (app === null) return { kind: "consent-request-invalid" };
  const request = await describeRequest(auth, principal.personId, app);
  if (accept) {
    if (request.shown !== answer.shown) return { kind: "consent-request-changed" };
    const refused = await grantChosen(auth, principal, request, answer);
    if (refused !== null) return refused;
  } else {
    await recordRefusal(auth, principal, request, answer.clientAddress);
  }
  const redirectUrl = await auth.provider.answerConsent({ query, accept, cookie });
  return redirectUrl === null ? { kind: "consent-request-invalid" } : { kind: "answered", redirectUrl };
}

async function recordRefusal(
  auth: Auth,
  principal: PersonPrincipal,
  request: ConsentRequest,
  address: string,
): Promise<void> {
  const resource = { kind: "app", id: request.app.id };
  await auth.kit.write(principal, null, (tx) =>
    appendAudit(tx, { principal, address, action: "auth.consent-refused", resource, decision: "deny", facts: {} }),
  );
}
