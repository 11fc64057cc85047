import type { Kit } from "../../../kit/kit.ts";
import { filesDb } from "../files-database.ts";

/** Far longer than a job may run or a request may last that writes one. */
const draftExpiresAfterMs = 7 * 24 * 60 * 60 * 1000;

/** Forgets drafts that a crash left: the sweep deletes their bytes. One that is still wanted is missed by its job, which then begins anew. */
export async function reapDrafts(kit: Kit): Promise<void> {
  const before = new Date(kit.clock.now().getTime() - draftExpiresAfterMs);
  await filesDb(kit.db).deleteFrom("blob_drafts").where("at", "<", before).execute();
}
