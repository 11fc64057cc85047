import type { Resolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { answerConsentResolver } from "./answer-consent.ts";
import { claimOwnerResolver } from "./claim-owner.ts";
import { consentRequestResolver } from "./consent-request.ts";
import { createPersonResolver } from "./create-person.ts";
import { peopleResolver } from "./people.ts";
import { sessionResolver } from "./session.ts";

export function authResolvers(auth: Auth): Resolvers {
  return {
    Query: {
      session: sessionResolver(auth),
      people: peopleResolver(auth),
      consentRequest: consentRequestResolver(auth),
    },
    Mutation: {
      claimOwner: claimOwnerResolver(auth),
      createPerson: createPersonResolver(auth),
      answerConsent: answerConsentResolver(auth),
    },
    Person: { role: ({ role }) => (role === "owner" ? "OWNER" : "MEMBER") },
  };
}
