import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "../domain/auth.ts";
import { ownAccount } from "../domain/own-account.ts";
import { listAccounts } from "../domain/person-accounts.ts";
import { accountsToGraphql, accountToGraphql } from "./account-to-graphql.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

/** The account as it is after a change, so that a page need not ask again. */
export async function accountChanged(auth: Auth, principal: Principal) {
  const outcome = await ownAccount(auth, principal);
  if (outcome.kind === "denied") return failureToGraphql(outcome);
  return { __typename: "AccountChanged" as const, account: accountToGraphql(outcome.account) };
}

/** What the owner sees of everybody after a change. */
export async function accountsChanged(auth: Auth, principal: Principal) {
  const outcome = await listAccounts(auth, principal);
  if (outcome.kind === "denied") return failureToGraphql(outcome);
  return { __typename: "AccountsChanged" as const, accounts: accountsToGraphql(outcome) };
}
