import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { discardUpload } from "./discard-upload.ts";
import { filesDb } from "../files-database.ts";

const batchSize = 200;

const system: Principal = { kind: "operator" };

/** Forgets every upload whose time is over. Writes nothing when there is none. */
export async function reapUploads(kit: Kit): Promise<void> {
  const now = kit.clock.now();
  for (;;) {
    const expired = await filesDb(kit.db)
      .selectFrom("uploads")
      .select("id")
      .where("expires_at", "<=", now)
      .orderBy("expires_at")
      .limit(batchSize)
      .execute();
    for (const { id } of expired) await kit.write(system, null, (tx) => discardUpload(kit, tx, id, now));
    if (expired.length < batchSize) return;
  }
}
