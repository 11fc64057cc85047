import type { FileAccessRequest } from "../../kit/peers.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import { consentLines, requestingApp } from "./consent.ts";
import { denied, type ConsentRequestInvalid, type Denied } from "./failures.ts";
import type { AppId } from "../../kit/ids.ts";

export type ConsentRequest = {
  kind: "consent-request";
  app: { id: AppId; name: string; origin: string };
  requests: FileAccessRequest[];
};

/** What the consent page shows, from the app's manifest: nothing in it comes from the address it was opened with. */
export async function consentRequest(
  auth: Auth,
  principal: Principal,
  query: string,
): Promise<ConsentRequest | ConsentRequestInvalid | Denied> {
  if (!mayConsent(principal)) return denied(principal, "consent");
  const signed = await auth.provider.readSignedQuery(query);
  const app = signed === null ? null : await requestingApp(auth, signed);
  if (app === null) return { kind: "consent-request-invalid" };
  return {
    kind: "consent-request",
    app: { id: app.id, name: app.name, origin: auth.kit.origins.ofApp(app.id) },
    requests: consentLines(app.requests),
  };
}

/** A person signed in on the cloud's own origin: no app agrees to anything in a person's name. */
export function mayConsent(principal: Principal): principal is PersonPrincipal {
  return principal.kind === "person" && principal.appId === null && principal.sessionId !== null;
}
