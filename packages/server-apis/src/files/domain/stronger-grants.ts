import { sql } from "kysely";
import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Principal } from "../../kit/principal.ts";

/** Which of these nodes the app was granted to write by themselves. */
export async function strongerGrants(
  kit: Kit,
  principal: Principal,
  ids: readonly NodeId[],
): Promise<ReadonlySet<NodeId>> {
  if (principal.kind !== "person" || principal.appId === null || ids.length === 0) return new Set();
  const rows = await kit.db
    .selectFrom("grants")
    .select("node_id")
    .where("person_id", "=", principal.personId)
    .where("app_id", "=", principal.appId)
    .where("role", "=", "write")
    .where("node_id", "in", ids)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", sql<Date>`now()`)]))
    .execute();
  return new Set(rows.map((row) => row.node_id));
}
