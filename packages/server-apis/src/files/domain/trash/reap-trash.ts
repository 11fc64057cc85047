import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { filesDb, filesTx } from "../files-database.ts";
import { lockTree } from "../tree/locks.ts";

/** Entries that one transaction gives up. */
const atOnce = 200;

/** Has what has lain in the trash for long enough taken away by jobs; writes nothing where there is none. */
export async function reapTrash(kit: Kit): Promise<void> {
  for (;;) {
    const now = kit.clock.now();
    const due = await filesDb(kit.db)
      .selectFrom("trash")
      .select("space_id")
      .where("purge_at", "<=", now)
      .orderBy("purge_at")
      .limit(1)
      .executeTakeFirst();
    if (due === undefined) return;
    await giveUp(kit, due.space_id, now);
  }
}

async function giveUp(kit: Kit, spaceId: SpaceId, now: Date): Promise<void> {
  await kit.write({ kind: "operator" }, null, async (tx) => {
    await lockTree(tx, spaceId);
    const due = filesTx(tx)
      .selectFrom("trash")
      .select("node_id")
      .where("space_id", "=", spaceId)
      .where("purge_at", "<=", now)
      .limit(atOnce);
    const { rows } = await sql<{ id: NodeId }>`
      delete from trash where node_id in (${due}) returning node_id as id`.execute(tx);
    for (const { id } of rows) await kit.jobs.enqueue(tx, "files.purge", { nodeId: id });
  });
}
