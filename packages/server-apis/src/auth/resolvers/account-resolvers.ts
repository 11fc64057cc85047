import type { MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { parseId, type SessionId } from "../../kit/ids.ts";
import type { Auth } from "../domain/auth.ts";
import { changeEmail, confirmEmail, removeEmail } from "../domain/change-email.ts";
import { changePassword } from "../domain/change-password.ts";
import { deleteOwnAccount } from "../domain/delete-account.ts";
import { ownAccount } from "../domain/own-account.ts";
import { updateProfile } from "../domain/profile.ts";
import { requireFresh } from "../domain/require-fresh.ts";
import { requestPasswordReset, resetPassword } from "../domain/reset-password.ts";
import { endSession, listSessions, signOutEverywhere } from "../domain/sessions.ts";
import type { Language } from "../domain/tables.ts";
import { accountChanged } from "./account-changed.ts";
import { accountToGraphql } from "./account-to-graphql.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

const languages: Record<"EN" | "DE", Language> = { EN: "en", DE: "de" };

type Mutations =
  | "updateProfile"
  | "changePassword"
  | "changeEmail"
  | "confirmEmail"
  | "removeEmail"
  | "requestPasswordReset"
  | "resetPassword"
  | "endSession"
  | "signOutEverywhere"
  | "beginExport"
  | "deleteAccount";

/** A person's own account. */
export function accountResolvers(auth: Auth): {
  Query: Pick<QueryResolvers, "account" | "sessions">;
  Mutation: Pick<MutationResolvers, Mutations>;
} {
  return {
    Query: {
      async account(_parent, _arguments, { principal }) {
        const outcome = await ownAccount(auth, principal);
        if (outcome.kind === "denied") return failureToGraphql(outcome);
        return { __typename: "Account", ...accountToGraphql(outcome.account) };
      },
      async sessions(_parent, _arguments, caller) {
        const outcome = await listSessions(auth, caller);
        if (outcome.kind === "denied") return failureToGraphql(outcome);
        const sessions = outcome.sessions.map(({ createdAt, lastUsedAt, ...session }) => ({
          ...session,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt.toISOString(),
        }));
        return { __typename: "Sessions", sessions };
      },
    },
    Mutation: {
      async updateProfile(_parent, { input }, caller) {
        const { name, language, idempotencyKey = null } = input;
        const changes = {
          ...(name == null ? {} : { name }),
          ...(language === undefined ? {} : { language: language === null ? null : languages[language] }),
        };
        const outcome = await updateProfile(auth, caller, changes, idempotencyKey);
        return outcome.kind === "changed" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async changePassword(_parent, { input }, caller) {
        const outcome = await changePassword(auth, caller, input);
        return outcome.kind === "changed" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async changeEmail(_parent, { input }, caller) {
        const outcome = await changeEmail(auth, caller, input.email);
        if (outcome.kind !== "requested") return failureToGraphql(outcome);
        const message = "A mail with a link is on its way. The address counts once the link was opened.";
        return { __typename: "MailRequested", message };
      },
      async confirmEmail(_parent, { token }, caller) {
        const outcome = await confirmEmail(auth, caller, token);
        if (outcome.kind !== "confirmed") return failureToGraphql(outcome);
        return { __typename: "EmailConfirmed", message: "This address belongs to your account now." };
      },
      async removeEmail(_parent, _arguments, caller) {
        const outcome = await removeEmail(auth, caller);
        return outcome.kind === "changed" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
      },
      async requestPasswordReset(_parent, { account }, caller) {
        const outcome = await requestPasswordReset(auth, caller, account);
        if (outcome.kind !== "requested") return failureToGraphql(outcome);
        const message = "If there is such an account and it has an e-mail address, a mail with a link is on its way.";
        return { __typename: "MailRequested", message };
      },
      async resetPassword(_parent, { input }, caller) {
        const outcome = await resetPassword(auth, caller, input);
        if (outcome.kind !== "changed") return failureToGraphql(outcome);
        return { __typename: "PasswordReset", message: "The new password counts from now on. Sign in with it." };
      },
      async endSession(_parent, { id }, caller) {
        const sessionId = parseId<SessionId>(id);
        const outcome =
          sessionId === null
            ? ({ kind: "not-found", what: "session" } as const)
            : await endSession(auth, caller, sessionId);
        if (outcome.kind !== "ended") return failureToGraphql(outcome);
        return { __typename: "SessionsEnded", message: "This device is signed out." };
      },
      async signOutEverywhere(_parent, _arguments, caller) {
        const outcome = await signOutEverywhere(auth, caller);
        if (outcome.kind !== "ended") return failureToGraphql(outcome);
        return { __typename: "SessionsEnded", message: "You are signed out everywhere." };
      },
      async beginExport(_parent, _arguments, { principal }) {
        const fresh = await requireFresh(auth, principal, "account.security");
        return fresh.kind === "fresh"
          ? { __typename: "ExportReady", url: "/.mows/auth/export" }
          : failureToGraphql(fresh);
      },
      async deleteAccount(_parent, _arguments, caller) {
        const outcome = await deleteOwnAccount(auth, caller);
        if (outcome.kind !== "scheduled") return failureToGraphql(outcome);
        return { __typename: "DeletionScheduled", deletionAt: outcome.deletionAt.toISOString() };
      },
    },
  };
}
