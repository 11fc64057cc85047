import { sql } from "kysely";
import { parseCursor } from "../changes/change-cursor.ts";
import type { ChangeCursor, ChangeFeed } from "../changes/change-feed.ts";
import type { SpaceId } from "../ids.ts";
import type { Db } from "../sql/database.ts";

/** One who reads the feed: where, how far, and whether what was read has been dealt with. */
type Reader = { spaceIds: readonly SpaceId[] | "all"; position: ChangeCursor; isWaiting: boolean };

export type ObservedFeed = {
  feed: ChangeFeed;
  /** Resolves when every reader has been given all there is for it, and has asked for more. */
  delivered(): Promise<void>;
};

/** The change feed, with its readers known: so that a test can wait for them without waiting for time. */
export function observeChanges(feed: ChangeFeed, db: Db): ObservedFeed {
  const readers = new Set<Reader>();
  let progress = Promise.withResolvers<void>();
  const moved = () => {
    progress.resolve();
    progress = Promise.withResolvers<void>();
  };

  async function* read(options: Parameters<ChangeFeed["read"]>[0]) {
    const reader: Reader = { spaceIds: options.spaceIds, position: options.after, isWaiting: true };
    readers.add(reader);
    try {
      for await (const rows of feed.read(options)) {
        reader.isWaiting = false;
        yield rows;
        reader.position = rows.at(-1)?.cursor ?? reader.position;
        reader.isWaiting = true;
        moved();
      }
    } finally {
      readers.delete(reader);
      moved();
    }
  }

  async function isBehind({ spaceIds, position, isWaiting }: Reader): Promise<boolean> {
    const from = parseCursor(position);
    if (!isWaiting || from === null) return true;
    const spaces = spaceIds === "all" ? sql`true` : sql`space_id = any(${sql.val([...spaceIds])}::uuid[])`;
    const { rows } = await sql`
      select 1 from changes where ${spaces}
        and (xid, seq) > (${from.xid}::xid8, ${from.seq}::bigint) limit 1`.execute(db);
    return rows.length > 0;
  }

  return {
    feed: { append: feed.append.bind(feed), head: feed.head.bind(feed), read },
    async delivered() {
      for (;;) {
        const next = progress.promise;
        const behind = await Promise.all([...readers].map(isBehind));
        if (!behind.includes(true)) return;
        await next;
      }
    },
  };
}
