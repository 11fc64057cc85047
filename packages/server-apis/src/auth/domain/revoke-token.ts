import { sql } from "kysely";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import { actsDirectly } from "../../kit/acts-directly.ts";
import { revokeAppGrants } from "../../kit/grants/revoke-grant.ts";
import { parseId, type PersonId, type TokenId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Auth } from "./auth.ts";
import { tokenAppId } from "./authenticate-token.ts";
import type { TokenNotFound } from "./client-failures.ts";
import { denied, type Denied } from "./failures.ts";
import { authTx } from "./tables.ts";

/** Ends a token of the person's own, with those that were made by it and everything that goes on by them. */
export async function revokeToken(
  auth: Auth,
  principal: Principal,
  id: string,
  address: string,
): Promise<{ kind: "token-revoked"; id: string } | TokenNotFound | Denied> {
  if (!actsDirectly(principal)) return denied(principal, "cloud.manage");
  const { personId } = principal;
  const tokenId = parseId<TokenId>(id);
  if (tokenId === null) return { kind: "token-not-found", id };
  const gone = await auth.kit.write(principal, null, async (tx) => {
    const going = await withMade(tx, personId, tokenId);
    for (const { id: goingId, name } of going) {
      await revokeAppGrants(tx, personId, tokenAppId(goingId));
      const resource = { kind: "token", id: goingId };
      const facts = { name };
      await appendAudit(tx, { principal, address, action: "auth.token-revoked", resource, decision: "done", facts });
    }
    await authTx(tx)
      .deleteFrom("auth.access_tokens")
      .where("id", "in", [tokenId, ...going.map((row) => row.id)])
      .where("person_id", "=", personId)
      .execute();
    return going.length > 0;
  });
  // Others may have been made by it, so it is not this one alone whose rights end.
  auth.kit.revocations.announce({ personIds: [personId] });
  return gone ? { kind: "token-revoked", id: tokenId } : { kind: "token-not-found", id };
}

/** The token, and whatever was made by it. */
async function withMade(tx: Tx, personId: PersonId, id: TokenId): Promise<{ id: TokenId; name: string }[]> {
  const { rows } = await sql<{ id: TokenId; name: string }>`
    with recursive going as (
      select id, name from auth.access_tokens where id = ${id} and person_id = ${personId}
      union all
      select t.id, t.name from auth.access_tokens t join going on t.made_by = going.id
    )
    select id, name from going`.execute(tx);
  return rows;
}
