import type { MutationResolvers } from "../../generated/resolvers.ts";
import { parseId, type PasskeyId } from "../../kit/ids.ts";
import { addPasskey, beginAddingPasskey } from "../domain/add-passkey.ts";
import type { Auth } from "../domain/auth.ts";
import { removePasskey, renamePasskey } from "../domain/change-passkey.ts";
import { reauthenticateWithPasskey, reauthenticateWithPassword } from "../domain/reauthenticate.ts";
import { freshForMs } from "../domain/require-fresh.ts";
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes } from "../domain/set-up-totp.ts";
import { accountChanged } from "./account-changed.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";

const unknownPasskey = { kind: "not-found", what: "passkey" } as const;

type Mutations =
  | "reauthenticate"
  | "reauthenticateWithPasskey"
  | "beginAddingPasskey"
  | "addPasskey"
  | "renamePasskey"
  | "removePasskey"
  | "beginTotp"
  | "confirmTotp"
  | "disableTotp"
  | "renewRecoveryCodes";

/** What a person signs in with beside the password. */
export function signInMethodResolvers(auth: Auth): Pick<MutationResolvers, Mutations> {
  const reauthenticated = () => ({
    __typename: "Reauthenticated" as const,
    until: new Date(auth.kit.clock.now().getTime() + freshForMs).toISOString(),
  });
  return {
    async reauthenticate(_parent, { input }, caller) {
      const outcome = await reauthenticateWithPassword(auth, caller, input.password);
      return outcome.kind === "reauthenticated" ? reauthenticated() : failureToGraphql(outcome);
    },
    async reauthenticateWithPasskey(_parent, { input }, caller) {
      const outcome = await reauthenticateWithPasskey(auth, caller, input);
      return outcome.kind === "reauthenticated" ? reauthenticated() : failureToGraphql(outcome);
    },
    async beginAddingPasskey(_parent, _arguments, caller) {
      const outcome = await beginAddingPasskey(auth, caller);
      if (outcome.kind !== "ceremony") return failureToGraphql(outcome);
      return { __typename: "PasskeyCeremony", token: outcome.token, options: outcome.options };
    },
    async addPasskey(_parent, { input }, caller) {
      const outcome = await addPasskey(auth, caller, input);
      return outcome.kind === "added" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
    },
    async renamePasskey(_parent, { input }, caller) {
      const id = parseId<PasskeyId>(input.id);
      const outcome = id === null ? unknownPasskey : await renamePasskey(auth, caller, { id, name: input.name });
      return outcome.kind === "changed" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
    },
    async removePasskey(_parent, { id: given }, caller) {
      const id = parseId<PasskeyId>(given);
      const outcome = id === null ? unknownPasskey : await removePasskey(auth, caller, id);
      return outcome.kind === "changed" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
    },
    async beginTotp(_parent, _arguments, caller) {
      const outcome = await beginTotp(auth, caller);
      if (outcome.kind !== "begun") return failureToGraphql(outcome);
      return { __typename: "TotpBegun", secret: outcome.secret, uri: outcome.uri };
    },
    async confirmTotp(_parent, { code }, caller) {
      const outcome = await confirmTotp(auth, caller, code.replaceAll(/\s/g, ""));
      if (outcome.kind !== "enabled") return failureToGraphql(outcome);
      return { __typename: "RecoveryCodes", codes: outcome.recoveryCodes };
    },
    async disableTotp(_parent, _arguments, caller) {
      const outcome = await disableTotp(auth, caller);
      return outcome.kind === "changed" ? accountChanged(auth, caller.principal) : failureToGraphql(outcome);
    },
    async renewRecoveryCodes(_parent, _arguments, caller) {
      const outcome = await renewRecoveryCodes(auth, caller);
      if (outcome.kind !== "enabled") return failureToGraphql(outcome);
      return { __typename: "RecoveryCodes", codes: outcome.recoveryCodes };
    },
  };
}
