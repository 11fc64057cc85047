import { lazyCalls } from "../core/lazy-calls.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import { createQueryFactory, type QueryFactory } from "../core/query-factory.ts";
import type { WithoutKey } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import type {
  AnswerConsentInput,
  AnswerConsentMutation,
  ClaimOwnerInput,
  ClaimOwnerMutation,
  ConsentRequestQuery,
  CreatePersonInput,
  CreatePersonMutation,
  PeopleQuery,
  PersonFieldsFragment,
  SessionQuery,
} from "../generated/graphql.ts";
import { SessionDocument } from "../generated/core-operations.ts";
import type { SignInResult, SignInStep } from "./sign-in-with-password.ts";

export type Person = PersonFieldsFragment;
export type Session = SessionQuery["session"];
export type PeopleResult = PeopleQuery["people"];
export type ConsentRequestResult = ConsentRequestQuery["consentRequest"];
export type ClaimOwnerResult = ClaimOwnerMutation["claimOwner"];
export type CreatePersonResult = CreatePersonMutation["createPerson"];
export type AnswerConsentResult = AnswerConsentMutation["answerConsent"];

/** What only a sign-in page, a consent page or a settings page calls: its code is loaded at the first call. */
export interface Account {
  readonly people: QueryFactory<void, PeopleResult>;
  /** On the cloud's own origin only, as `answerConsent` and `signInWithPassword`. */
  readonly consentRequest: QueryFactory<{ query: string }, ConsentRequestResult>;
  readonly claimOwner: MutationFactory<ClaimOwnerInput, ClaimOwnerResult>;
  readonly createPerson: MutationFactory<WithoutKey<CreatePersonInput>, CreatePersonResult>;
  readonly answerConsent: MutationFactory<AnswerConsentInput, AnswerConsentResult>;
  readonly signInWithPassword: MutationFactory<{ username: string; password: string }, SignInResult>;
  /** The second step after `second-factor-needed`, or a passkey in place of all steps. */
  readonly continueSignIn: MutationFactory<SignInStep, SignInResult>;
  /** Ends this origin's session; on the cloud's own origin also those of all its apps. */
  readonly signOut: MutationFactory<void, void>;
}

export interface Auth extends Account {
  /** Who is asking, through which app. Nobody signed in is an answer: `person` is null. */
  readonly session: QueryFactory<void, Session>;
  /** Where to navigate to sign in. `returnTo` is a path on this origin, by default the page that is open. */
  readonly signInUrl: (returnTo?: string) => string;
}

/** What the rest of the SDK is told. */
export interface AuthEffects {
  /** Seen in an answer about the session. */
  readonly seen: (signedIn: boolean) => void;
  /** Changed by what was just called: nothing cached may be shown to whoever comes next. */
  readonly changed: (signedIn: boolean) => void;
}

export function createAuth(transport: Transport, effects: AuthEffects): Auth {
  const load = async () => (await import("./account.ts")).createAccount(transport, effects);
  return {
    ...lazyCalls<Account>("auth", load, {
      queries: ["people", "consentRequest"],
      lists: [],
      mutations: ["claimOwner", "createPerson", "answerConsent", "signInWithPassword", "continueSignIn", "signOut"],
    }),
    session: createQueryFactory(["auth", "session"], async (_, options) => {
      const session = await transport.execute(SessionDocument, {}, options);
      effects.seen(session.person !== null);
      return session;
    }),
    signInUrl(returnTo) {
      const here = typeof location === "undefined" ? "/" : location.pathname + location.search + location.hash;
      return `${transport.url}/.mows/auth/sign-in?return_to=${encodeURIComponent(returnTo ?? here)}`;
    },
  };
}
