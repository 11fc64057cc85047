import { sql } from "kysely";
import { newId, type GrantId, type PersonId } from "../../kit/ids.ts";
import type { DirectoryApp } from "../../kit/peers.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Auth } from "./auth.ts";
import { consentLines, requestingApp } from "./consent.ts";
import { mayConsent } from "./consent-request.ts";
import { denied, type ConsentRequestInvalid, type Denied } from "./failures.ts";
import { authTx } from "./tables.ts";

export type ConsentAnswer = { query: string; accept: boolean; cookie: string | null };

/**
 * Grants the app what it asks for, all of it in one transaction, or refuses; either way says where the browser goes next.
 */
export async function answerConsent(
  auth: Auth,
  principal: Principal,
  { query, accept, cookie }: ConsentAnswer,
): Promise<{ kind: "answered"; redirectUrl: string } | ConsentRequestInvalid | Denied> {
  if (!mayConsent(principal) || cookie === null) return denied(principal, "consent");
  const signed = await auth.provider.readSignedQuery(query);
  const app = signed === null ? null : await requestingApp(auth, signed);
  if (app === null) return { kind: "consent-request-invalid" };
  if (accept) await auth.kit.write(principal, null, (tx) => grantAll(auth, tx, principal.personId, app));
  const redirectUrl = await auth.provider.answerConsent({ query, accept, cookie });
  return redirectUrl === null ? { kind: "consent-request-invalid" } : { kind: "answered", redirectUrl };
}

async function grantAll(auth: Auth, tx: Tx, personId: PersonId, app: DirectoryApp): Promise<null> {
  const now = auth.kit.clock.now();
  for (const { path, access } of consentLines(app.requests)) {
    const nodeId = await auth.peers.tree.ensureFolder(tx, personId, path);
    const grant = { node_id: nodeId, person_id: personId, app_id: app.id, role: access };
    await tx
      .insertInto("grants")
      .values({ id: newId<GrantId>(), ...grant, granted_at: now, expires_at: null })
      .onConflict((conflict) =>
        conflict.columns(["person_id", "app_id", "node_id"]).doUpdateSet({
          // Two paths may have come to name one folder: the wider answer stands.
          role: sql<"read" | "write">`case when grants.role = 'write' then 'write' else excluded.role end`,
          granted_at: now,
          expires_at: null,
        }),
      )
      .execute();
    await authTx(tx)
      .insertInto("auth.app_consents")
      .values({ person_id: personId, app_id: app.id, path, access, granted_at: now })
      .onConflict((conflict) =>
        conflict.columns(["person_id", "app_id", "path"]).doUpdateSet({ access, granted_at: now }),
      )
      .execute();
  }
  return null;
}
