import type { Touched } from "../core/cache-link.ts";
import { mutationOf } from "../core/service.ts";
import type { RequestOptions, Transport } from "../core/transport.ts";
import {
  AnswerConsentDocument,
  ClaimOwnerDocument,
  ConsentRequestDocument,
  CreatePersonDocument,
  PeopleDocument,
} from "../generated/auth-operations.ts";
import type { Auth, AuthEffects, ConsentRequestResult, PeopleResult } from "./auth.ts";
import { continueSignIn, signInWithPassword } from "./sign-in-with-password.ts";
import { signOut } from "./sign-out.ts";

const SESSION: Touched = ["mows", "auth", "session"];
const PEOPLE: Touched = ["mows", "auth", "people"];

type Calls = "claimOwner" | "createPerson" | "answerConsent" | "signInWithPassword" | "continueSignIn" | "signOut";

/** The calls of `Auth` that only a sign-in page, a consent page or a settings page needs: one lazy chunk. */
export type Account = {
  readonly [Call in Calls]: (...given: Parameters<Auth[Call]>) => ReturnType<Auth[Call]>;
} & {
  readonly people: (options?: RequestOptions) => Promise<PeopleResult>;
  readonly consentRequest: (variables: { query: string }, options?: RequestOptions) => Promise<ConsentRequestResult>;
};

export function createAccount(transport: Transport, effects: AuthEffects): Account {
  const { execute, touch } = transport;
  return {
    people: (options) => execute(PeopleDocument, {}, options),
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
      effects.changed(false);
    },
  };
}
