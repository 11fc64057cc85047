import type { Touched } from "../core/cache-link.ts";
import type { CallsOf } from "../core/lazy-calls.ts";
import { mutationOf } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import {
  AnswerConsentDocument,
  ClaimOwnerDocument,
  ConsentRequestDocument,
  CreatePersonDocument,
  PeopleDocument,
} from "../generated/auth-operations.ts";
import type { Account, AuthEffects } from "./auth.ts";
import { forgetDocs } from "../docs/forget-docs.ts";
import { continueSignIn, signInWithPassword } from "./sign-in-with-password.ts";
import { signOut } from "./sign-out.ts";

const SESSION: Touched = ["mows", "auth", "session"];
const PEOPLE: Touched = ["mows", "auth", "people"];

export function createAccount(transport: Transport, effects: AuthEffects): CallsOf<Account> {
  const { execute, touch } = transport;
  return {
    people: (_, options) => execute(PeopleDocument, {}, options),
    consentRequest: (variables, options) => execute(ConsentRequestDocument, variables, options),
    async claimOwner(input) {
      const result = await execute(ClaimOwnerDocument, { input });
      if (result.__typename === "PersonCreated") touch([SESSION]);
      return result;
    },
    createPerson: mutationOf(transport, ["auth", "createPerson"], CreatePersonDocument, (result) =>
      result.__typename === "PersonCreated" ? [PEOPLE] : [],
    ),
    answerConsent: (input) => execute(AnswerConsentDocument, { input }),
    async signInWithPassword(credentials) {
      const result = await signInWithPassword(transport, credentials);
      if (result.kind === "signed-in") effects.changed(true);
      return result;
    },
    async continueSignIn(step) {
      const result = await continueSignIn(transport, step);
      if (result.kind === "signed-in") effects.changed(true);
      return result;
    },
    async signOut() {
      await signOut(transport);
      await forgetDocs();
      effects.changed(false);
    },
  };
}
