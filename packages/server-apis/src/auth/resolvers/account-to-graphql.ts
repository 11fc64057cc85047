import type { Account as GraphqlAccount, Accounts as GraphqlAccounts } from "../../generated/resolvers.ts";
import type { Account } from "../domain/own-account.ts";
import type { Invitation } from "../domain/invite-person.ts";
import type { Person } from "../domain/person.ts";
import type { PersonAccount } from "../domain/person-accounts.ts";
import type { Language } from "../domain/tables.ts";

export const languages = { en: "EN", de: "DE" } as const satisfies Record<Language, string>;

/** The person is resolved by what it is in the domain, everything else is finished here. */
type WithPerson<T> = Omit<T, "person" | "__typename"> & { person: Person };

export function accountToGraphql({ person, language, passkeys, ...rest }: Account): WithPerson<GraphqlAccount> {
  return {
    ...rest,
    person,
    language: language === null ? null : languages[language],
    passkeys: passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
      ...passkey,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}

export function accountsToGraphql({
  accounts,
  invitations,
}: {
  accounts: PersonAccount[];
  invitations: Invitation[];
}): Omit<GraphqlAccounts, "accounts"> & { accounts: WithPerson<GraphqlAccounts["accounts"][number]>[] } {
  return {
    accounts: accounts.map(({ lastSeenAt, deletionAt, ...account }) => ({
      ...account,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      deletionAt: deletionAt?.toISOString() ?? null,
    })),
    invitations: invitations.map(({ createdAt, expiresAt, ...invitation }) => ({
      ...invitation,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
