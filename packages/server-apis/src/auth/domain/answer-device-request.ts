import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Auth } from "./auth.ts";
import type { DeviceCodeUnknown } from "./client-failures.ts";
import { mayConsent } from "./consent-request.ts";
import { deviceRequest, type DeviceRequest } from "./device-request.ts";
import { denied, type Denied, type ReauthenticationNeeded, type TooManyAttempts } from "./failures.ts";
import { foldersForToken, type FolderForToken } from "./folders-for-token.ts";
import { grantFolders } from "./grant-folders.ts";
import { requireFresh } from "./require-fresh.ts";
import { fileAccess } from "./scopes.ts";
import { authTx } from "./tables.ts";

export type AnswerDeviceOutcome =
  | { kind: "device-answered"; accepted: boolean }
  | DeviceCodeUnknown
  | TooManyAttempts
  | ReauthenticationNeeded
  | Denied;

/** Lets the device in with all that it asks for, or does not; once, and in one transaction with what it is granted. */
export async function answerDeviceRequest(
  auth: Auth,
  principal: Principal,
  answer: { userCode: string; accept: boolean },
  address: string,
): Promise<AnswerDeviceOutcome> {
  if (!mayConsent(principal)) return denied(principal, "consent");
  const request = await deviceRequest(auth, principal, answer.userCode);
  if (request.kind !== "device-request") return request;
  // It hands out the account itself.
  if (answer.accept && request.scopes.includes("cloud.manage")) {
    const fresh = await requireFresh(auth, principal, "cloud.manage");
    if (fresh.kind !== "fresh") return fresh;
  }
  const access = answer.accept ? fileAccess(request.scopes) : null;
  const folders = access === null ? [] : await foldersForToken(auth, principal, access, []);
  if ("kind" in folders) throw new Error("folders were refused that nobody named");
  const isDone = await auth.kit.write(principal, null, (tx) =>
    settle(auth, tx, { principal, request, folders, accept: answer.accept, address }),
  );
  auth.kit.revocations.announce({ personIds: [principal.personId], appId: request.client.id });
  return isDone ? { kind: "device-answered", accepted: answer.accept } : { kind: "device-code-unknown" };
}

type Settling = {
  principal: PersonPrincipal;
  request: DeviceRequest;
  folders: readonly FolderForToken[];
  accept: boolean;
  address: string;
};

async function settle({ kit }: Auth, tx: Tx, settling: Settling): Promise<boolean> {
  const { principal, request, folders, accept, address } = settling;
  const at = kit.clock.now();
  const answered = await authTx(tx)
    .updateTable("auth.deviceCode")
    .set({ status: accept ? "approved" : "denied", userId: principal.personId })
    .where("userCode", "=", request.userCode)
    .where("status", "=", "pending")
    .where("expiresAt", ">", at)
    .returning("id")
    .executeTakeFirst();
  if (answered === undefined) return false;
  const whose = { personId: principal.personId, appId: request.client.id };
  await grantFolders(tx, folders, { ...whose, scopes: request.scopes, expiresAt: null, at });
  await appendAudit(tx, {
    principal,
    address,
    action: accept ? "auth.consent-given" : "auth.consent-refused",
    resource: { kind: "client", id: request.client.id },
    decision: accept ? "done" : "deny",
    facts: { scopes: request.scopes.join(" "), device: request.address },
  });
  return true;
}
