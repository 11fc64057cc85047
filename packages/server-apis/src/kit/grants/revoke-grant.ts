import type { AppId, GrantId, PersonId } from "../ids.ts";
import type { Tx } from "../sql/database.ts";

/** Takes the grant away, and by cascade what was handed on from it; false when it was gone. Announce it after the commit. */
export async function revokeGrant(tx: Tx, grantId: GrantId): Promise<boolean> {
  const gone = await tx.deleteFrom("grants").where("id", "=", grantId).returning("id").executeTakeFirst();
  return gone !== undefined;
}

/** Everything the person gave an app, a client or a token; how many grants that were. Announce it after the commit. */
export async function revokeAppGrants(tx: Tx, personId: PersonId, appId: AppId): Promise<number> {
  const gone = await tx
    .deleteFrom("grants")
    .where("person_id", "=", personId)
    .where("app_id", "=", appId)
    .returning("id")
    .execute();
  return gone.length;
}
