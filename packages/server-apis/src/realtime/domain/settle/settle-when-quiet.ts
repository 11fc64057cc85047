import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import { settleDocument, type Settling } from "./settle-document.ts";

/** While edits go on, settling waits for so many times its delay. */
const longestDelays = 6;

type Due = { due_at: Date | null; edited_at: Date | null };

/** What the planned job does: settles the document, or looks again later while somebody edits it; but not for ever. */
export async function settleWhenQuiet(settling: Settling, id: NodeId): Promise<void> {
  const { kit, settleAfterMs } = settling;
  const { rows } = await sql<Due>`
    select settle_due_at as due_at, (select at from doc_updates where doc_id = node_id and seq = head_seq) as edited_at
    from documents where node_id = ${id}`.execute(kit.db);
  const { due_at: dueAt = null, edited_at: editedAt = null } = rows[0] ?? {};
  const now = kit.clock.now().getTime();
  // Settled, gone, or planned anew when it was last settled: then another job is to come.
  if (dueAt === null || dueAt.getTime() > now) return;
  const isQuiet = editedAt === null || now - editedAt.getTime() >= settleAfterMs / 2;
  if (isQuiet || now - dueAt.getTime() >= (longestDelays - 1) * settleAfterMs) return settleDocument(settling, id);
  const later = new Date(now + settleAfterMs);
  await kit.db.transaction().execute((tx) => kit.jobs.enqueue(tx, "realtime.settle", { documentId: id }, later));
  kit.bus.publish("jobs");
}
