import type { GrantId } from "../../kit/ids.ts";
import type { DirectoryLink } from "../../kit/peers.ts";
import type { Db } from "../../kit/sql/database.ts";
import { linksDb } from "./tables.ts";

/** What the links among these grants are. */
export async function describeGrants(
  db: Db,
  grantIds: readonly GrantId[],
): Promise<ReadonlyMap<GrantId, DirectoryLink>> {
  if (grantIds.length === 0) return new Map();
  const rows = await linksDb(db)
    .selectFrom("links")
    .select(["grant_id", "kind", "label", "password_hash"])
    .where("grant_id", "in", grantIds)
    .execute();
  return new Map(
    rows.map(({ grant_id: id, kind, label, password_hash: hash }) => [id, { kind, label, hasPassword: hash !== null }]),
  );
}
