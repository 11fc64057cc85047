import type { AppId, NodeId, PersonId } from "../../kit/ids.ts";
import type { FileAccessRequest } from "../../kit/peers.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Auth } from "./auth.ts";
import { openConsent } from "./consent.ts";
import { findRequestingClient, type RequestingClient } from "./find-requesting-client.ts";
import { denied, type ConsentRequestInvalid, type Denied } from "./failures.ts";

/** One folder that is asked for, and what is at its path now. */
export type ConsentLine = FileAccessRequest & {
  folder: { state: "exists"; id: NodeId } | { state: "missing" } | { state: "file-in-the-way" };
};

export type ConsentRequest = {
  kind: "consent-request";
  app: { id: AppId; name: string; origin: string };
  requests: ConsentLine[];
  isAddition: boolean;
  /** Whether the app would learn the person's e-mail address. */
  wantsEmail: boolean;
  /** SHA-256 of all the person is shown: an answer counts for this and for nothing else. */
  shown: string;
};

/** What the consent page shows, from the app's manifest: nothing in it comes from the address it was opened with. */
export async function consentRequest(
  auth: Auth,
  principal: Principal,
  query: string,
): Promise<ConsentRequest | ConsentRequestInvalid | Denied> {
  if (!mayConsent(principal)) return denied(principal, "consent");
  const signed = await auth.provider.readSignedQuery(query);
  const app = signed === null ? null : await findRequestingClient(auth, signed);
  if (app === null) return { kind: "consent-request-invalid" };
  return describeRequest(auth, principal.personId, app);
}

/** What this person would be shown for this app now. */
export async function describeRequest(auth: Auth, personId: PersonId, app: RequestingClient): Promise<ConsentRequest> {
  const { lines, isAddition } = await openConsent(auth, personId, app);
  const requests: ConsentLine[] = [];
  for (const { path, access, reason } of lines) {
    requests.push({ path, access, reason, folder: await folderOf(auth, personId, path) });
  }
  const shownApp = { id: app.id, name: app.name, origin: app.origin };
  const shown = await sha256Hex(JSON.stringify([shownApp, requests, app.wantsEmail]));
  return { kind: "consent-request", app: shownApp, requests, isAddition, wantsEmail: app.wantsEmail, shown };
}

async function folderOf(auth: Auth, personId: PersonId, path: string): Promise<ConsentLine["folder"]> {
  const found = await auth.peers.tree.folderAt(auth.kit.db, personId, path);
  return found.kind === "folder" ? { state: "exists", id: found.id } : { state: found.kind };
}

/** A person signed in on the cloud's own origin: no app agrees to anything in a person's name. */
export function mayConsent(principal: Principal): principal is PersonPrincipal {
  return principal.kind === "person" && principal.appId === null && principal.sessionId !== null;
}
