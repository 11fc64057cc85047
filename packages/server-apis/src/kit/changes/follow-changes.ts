import { keepTrying } from "../keep-trying.ts";
import type { Db, Tx } from "../sql/database.ts";
import type { Log } from "../telemetry/log.ts";
import { beginning } from "./change-cursor.ts";
import type { ChangeCursor, ChangeFeed, ChangeRow } from "./change-feed.ts";

/**
 * Deals with a batch. At least once, so what it does must come to the same when it is done again. `write` runs a transaction unless another
 * process has dealt with the batch already; then it gives false, and there is nothing left to do.
 */
export type HandleChanges = (
  rows: readonly ChangeRow[],
  write: (run: (tx: Tx) => Promise<void>) => Promise<boolean>,
) => Promise<void>;

export type Follower = {
  /** Resolves when the batch that is being dealt with is kept or left. */
  stop(): Promise<void>;
};

/**
 * Follows the changes of all spaces from where `reader` last was, also after a crash: it moves on when a batch was dealt with. A batch that
 * fails is tried again later; what is behind it waits. Idle, it asks nothing and writes nothing.
 */
export function followChanges(
  { db, changes, log }: { db: Db; changes: ChangeFeed; log: Log },
  reader: string,
  handle: HandleChanges,
): Follower {
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Until another process turns out to be further. */
  async function follow(succeeded: () => void): Promise<void> {
    let position = await readerPosition(db, reader);
    for await (const rows of changes.read({ spaceIds: "all", after: position, signal })) {
      const from = position;
      const write = (run: (tx: Tx) => Promise<void>) => writeAt(db, reader, from, run);
      await handle(rows, write);
      const reached = rows.at(-1)?.cursor ?? from;
      if (!(await write((tx) => placeReader(tx, reader, reached)))) return;
      position = reached;
      succeeded();
    }
  }

  const running = keepTrying(
    async (succeeded) => {
      while (!signal.aborted) await follow(succeeded);
    },
    { signal, log, task: `following changes: ${reader}` },
  );
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Where the reader goes on: the beginning of the feed, where it has never been. */
async function readerPosition(db: Db, reader: string): Promise<ChangeCursor> {
  const row = await db.selectFrom("change_readers").select("cursor").where("name", "=", reader).executeTakeFirst();
  return row?.cursor ?? beginning;
}

/** Puts the reader there, wherever it was. */
export async function placeReader(tx: Tx, reader: string, cursor: ChangeCursor): Promise<void> {
  await tx
    .insertInto("change_readers")
    .values({ name: reader, cursor })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ cursor }))
    .execute();
}

function writeAt(db: Db, reader: string, at: ChangeCursor, run: (tx: Tx) => Promise<void>): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom("change_readers")
      .select("cursor")
      .where("name", "=", reader)
      .forUpdate()
      .executeTakeFirst();
    if ((row?.cursor ?? beginning) !== at) return false;
    await run(tx);
    return true;
  });
}
