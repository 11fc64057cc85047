import { sql } from "kysely";
import type { Bus } from "../bus/bus.ts";
import type { SpaceId } from "../ids.ts";
import type { Db } from "../sql/database.ts";
import { formatCursor, parseCursor } from "./change-cursor.ts";
import type { ChangeCursor, ChangeFeed, ChangeRow } from "./change-feed.ts";

/** Rows read at once. */
const batchRows = 500;
/** A row that a transaction still running holds back is looked for again after this long, doubling to the longest. */
const firstRetryMs = 4;
const longestRetryMs = 250;

type FeedRow = {
  xid: string;
  seq: string;
  space_id: SpaceId;
  entity: ChangeRow["entity"];
  entity_id: string;
  parent_id: ChangeRow["parentId"];
  op: ChangeRow["op"];
};

export function createChangeFeed(db: Db, bus: Bus): ChangeFeed {
  return {
    async append(tx, changes) {
      if (changes.length === 0) return;
      const rows = changes.map((change) => ({
        space_id: change.spaceId,
        entity: change.entity,
        entity_id: change.entityId,
        parent_id: change.parentId,
        op: change.op,
      }));
      await tx.insertInto("changes").values(rows).execute();
    },

    async head() {
      // Everything below the oldest transaction still running is settled; whatever commits later has that xid or a higher one.
      const { rows } = await sql<{
        xmin: string;
      }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db);
      return formatCursor(rows[0]?.xmin ?? "0", "0");
    },

    async *read({ spaceIds, after, signal }) {
      let position = after;
      let retryMs = firstRetryMs;
      const wake = createWake(bus, signal);
      try {
        while (!signal.aborted) {
          wake.reset();
          const { rows, heldBack } = await readBatch(db, spaceIds, position);
          const last = rows.at(-1);
          if (last !== undefined) {
            position = last.cursor;
            retryMs = firstRetryMs;
            yield rows;
          } else if (heldBack) {
            await wake.wait(retryMs);
            retryMs = Math.min(retryMs * 2, longestRetryMs);
          } else {
            retryMs = firstRetryMs;
            await wake.wait(null);
          }
        }
      } finally {
        wake.close();
      }
    },
  };
}

/**
 * One run of settled rows, and whether newer rows are already committed that a transaction still running holds back: its end
 * wakes nobody when it wrote no change, so the reader must look again by itself, and only then.
 */
async function readBatch(
  db: Db,
  spaceIds: readonly SpaceId[] | "all",
  after: ChangeCursor,
): Promise<{ rows: ChangeRow[]; heldBack: boolean }> {
  const from = parseCursor(after);
  if (from === null) throw new TypeError(`not a cursor of the change feed: ${after}`);
  const spaces = spaceIds === "all" ? sql`true` : sql`space_id = any(${sql.val([...spaceIds])}::uuid[])`;
  const behind = sql`(xid, seq) > (${from.xid}::xid8, ${from.seq}::bigint)`;
  const { rows } = await sql<FeedRow & { settled: boolean }>`
    select xid::text, seq::text, space_id, entity, entity_id, parent_id, op,
           xid < pg_snapshot_xmin(pg_current_snapshot()) as settled
    from changes where ${spaces} and ${behind} order by changes.xid, changes.seq limit ${batchRows}`.execute(db);
  const settled: ChangeRow[] = [];
  for (const row of rows) {
    if (!row.settled) break;
    settled.push({
      cursor: formatCursor(row.xid, row.seq),
      spaceId: row.space_id,
      entity: row.entity,
      entityId: row.entity_id,
      parentId: row.parent_id,
      op: row.op,
    });
  }
  return { rows: settled, heldBack: settled.length < rows.length };
}

/** Remembers a wake that came while nobody waited, so none is lost between reading and waiting. */
function createWake(bus: Bus, signal: AbortSignal) {
  let woken = false;
  let resolve: (() => void) | null = null;
  const rouse = () => {
    woken = true;
    resolve?.();
  };
  const unsubscribe = bus.subscribe("changes", rouse);
  signal.addEventListener("abort", rouse);
  return {
    reset() {
      woken = false;
    },
    /** Until the next wake, or for at most `ms` where given. */
    async wait(ms: number | null) {
      if (woken || signal.aborted) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      await new Promise<void>((done) => {
        resolve = done;
        if (ms !== null) timer = setTimeout(done, ms);
      });
      resolve = null;
      clearTimeout(timer);
    },
    close() {
      unsubscribe();
      signal.removeEventListener("abort", rouse);
    },
  };
}
