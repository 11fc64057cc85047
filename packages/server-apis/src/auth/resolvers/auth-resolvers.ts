import type { Resolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { accountResolvers } from "./account-resolvers.ts";
import { answerConsentResolver } from "./answer-consent.ts";
import { claimOwnerResolver } from "./claim-owner.ts";
import { clientResolvers } from "./client-resolvers.ts";
import { consentRequestResolver } from "./consent-request.ts";
import { createPersonResolver } from "./create-person.ts";
import { peopleResolver } from "./people.ts";
import { peopleResolvers } from "./people-resolvers.ts";
import { sessionResolver } from "./session.ts";
import { signInMethodResolvers } from "./sign-in-method-resolvers.ts";

export function authResolvers(auth: Auth): Resolvers {
  const clients = clientResolvers(auth);
  const account = accountResolvers(auth);
  const accounts = peopleResolvers(auth);
  return {
    ...clients,
    Query: {
      ...clients.Query,
      ...account.Query,
      ...accounts.Query,
      session: sessionResolver(auth),
      people: peopleResolver(auth),
      consentRequest: consentRequestResolver(auth),
    },
    Mutation: {
      ...clients.Mutation,
      ...account.Mutation,
      ...accounts.Mutation,
      ...signInMethodResolvers(auth),
      claimOwner: claimOwnerResolver(auth),
      createPerson: createPersonResolver(auth),
      answerConsent: answerConsentResolver(auth),
    },
    Person: { role: ({ role }) => (role === "owner" ? "OWNER" : "MEMBER") },
  };
}
