import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { realtimeTx } from "../realtime-database.ts";

/** Takes away what is in documents; a job tells who has them open once that is committed. */
export async function removeDocuments(kit: Pick<Kit, "jobs">, tx: Tx, ids: readonly NodeId[]): Promise<void> {
  if (ids.length === 0) return;
  const tables = realtimeTx(tx);
  const removed = await tables.deleteFrom("documents").where("node_id", "in", ids).returning("node_id").execute();
  if (removed.length === 0) return;
  await tables.deleteFrom("doc_updates").where("doc_id", "in", ids).execute();
  await kit.jobs.enqueue(tx, "realtime.ended", { documentIds: removed.map(({ node_id }) => node_id) });
}
