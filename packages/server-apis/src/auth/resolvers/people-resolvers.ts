import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { parseId, type OneTimeLinkId, type PersonId } from "../../kit/ids.ts";
import type { Auth } from "../domain/auth.ts";
import { keepPerson, removePerson } from "../domain/delete-account.ts";
import { acceptInvitation, invitePerson, withdrawInvitation } from "../domain/invite-person.ts";
import { listAccounts, setQuota, transferOwnership } from "../domain/person-accounts.ts";
import { recoverPerson } from "../domain/recover-person.ts";
import { accountsChanged } from "./account-changed.ts";
import { accountsToGraphql } from "./account-to-graphql.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

const unknownPerson = { kind: "not-found", what: "person" } as const;
const unknownInvitation = { kind: "not-found", what: "invitation" } as const;

type Mutations =
  | "invitePerson"
  | "withdrawInvitation"
  | "acceptInvitation"
  | "recoverPerson"
  | "setQuota"
  | "removePerson"
  | "keepPerson"
  | "transferOwnership";

/** What the owner does for the people of the cloud. */
export function peopleResolvers(auth: Auth): {
  Query: Pick<QueryResolvers, "accounts">;
  Mutation: Pick<MutationResolvers, Mutations>;
} {
  return {
    Query: {
      async accounts(_parent, _arguments, { principal }) {
        const outcome = await listAccounts(auth, principal);
        if (outcome.kind === "denied") return failureToGraphql(outcome);
        return { __typename: "Accounts", ...accountsToGraphql(outcome) };
      },
    },
    Mutation: {
      async invitePerson(_parent, { input }, caller) {
        const { name = null, quotaBytes = null } = input;
        const outcome = await invitePerson(auth, caller, { name, quotaBytes });
        if (outcome.kind !== "link") return failureToGraphql(outcome);
        return { __typename: "OneTimeLink", url: outcome.url, expiresAt: outcome.expiresAt.toISOString() };
      },
      async withdrawInvitation(_parent, { id: given }, caller) {
        const id = parseId<OneTimeLinkId>(given);
        const outcome = id === null ? unknownInvitation : await withdrawInvitation(auth, caller, id);
        return outcome.kind === "changed" ? accountsChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async acceptInvitation(_parent, { input }, caller) {
        const outcome = await acceptInvitation(auth, caller, input);
        if (outcome.kind !== "created") return failureToGraphql(outcome);
        return { __typename: "PersonCreated", person: outcome.person };
      },
      async recoverPerson(_parent, { username }, caller) {
        const outcome = await recoverPerson(auth, caller, username);
        if (outcome.kind !== "link") return failureToGraphql(outcome);
        return { __typename: "OneTimeLink", url: outcome.url, expiresAt: outcome.expiresAt.toISOString() };
      },
      async setQuota(_parent, { input }, caller) {
        const personId = parseId<PersonId>(input.personId);
        const { limitBytes = null, idempotencyKey = null } = input;
        const outcome =
          personId === null ? unknownPerson : await setQuota(auth, caller, { personId, limitBytes }, idempotencyKey);
        return outcome.kind === "changed" ? accountsChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async removePerson(_parent, { personId: given }, caller) {
        const personId = parseId<PersonId>(given);
        const outcome = personId === null ? unknownPerson : await removePerson(auth, caller, personId);
        return outcome.kind === "scheduled" ? accountsChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async keepPerson(_parent, { personId: given }, caller) {
        const personId = parseId<PersonId>(given);
        const outcome = personId === null ? unknownPerson : await keepPerson(auth, caller, personId);
        return outcome.kind === "changed" ? accountsChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async transferOwnership(_parent, { personId: given }, caller) {
        const personId = parseId<PersonId>(given);
        const outcome = personId === null ? unknownPerson : await transferOwnership(auth, caller, personId);
        return outcome.kind === "changed" ? accountsChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
    },
  };
}
