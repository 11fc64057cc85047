import { sql } from "kysely";
import { expect, it } from "vitest";
import { createMemoryBus } from "../bus/bus.memory.ts";
import { systemClock } from "../clock.ts";
import { newId, type NodeId, type SpaceId } from "../ids.ts";
import { migrate } from "../sql/migrate.ts";
import { createWrite } from "../sql/write.ts";
import { silentLog } from "../telemetry/log.ts";
import { createTestDatabase } from "../testing/create-test-database.ts";
import { beginning } from "./change-cursor.ts";
import type { ChangeCursor, ChangeRow } from "./change-feed.ts";
import { createChangeFeed } from "./create-change-feed.ts";

const spaceId = newId<SpaceId>();
const operator = { kind: "operator" } as const;

async function openFeed() {
  const database = await createTestDatabase();
  const bus = createMemoryBus();
  await migrate(database.db, [], silentLog);
  const feed = createChangeFeed(database.db, bus);
  const write = createWrite(database.db, bus, systemClock);
  return { ...database, feed, write, bus };
}

const created = (entityId: string) => ({ spaceId, entity: "node", entityId, parentId: null, op: "created" }) as const;

it("gives a reader beside 8 concurrent writers every row once, in commit-safe order", { timeout: 60_000 }, async () => {
  await using database = await openFeed();
  const { db, feed, write } = database;
  const writers = 8;
  const writesEach = 60;
  const done = new AbortController();
  const seen: ChangeRow[] = [];
  const reading = (async () => {
    for await (const rows of feed.read({ spaceIds: [spaceId], after: beginning, signal: done.signal })) {
      seen.push(...rows);
      if (seen.length >= writers * writesEach) done.abort();
    }
  })();

  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < writesEach; n += 1) {
        // The lowest transaction ids are held open the longest, so that rows commit in another order than they are numbered.
        await write(operator, null, async (tx) => {
          await feed.append(tx, [created(newId<NodeId>())]);
          if ((n + writer) % 5 === 0) await sql`select pg_sleep(0.01)`.execute(tx);
        });
      }
    }),
  );
  await reading;

  const { rows } = await sql<{ entity_id: string }>`select entity_id from changes order by xid, seq`.execute(db);
  expect(seen.map((row) => row.entityId)).toEqual(rows.map((row) => row.entity_id));
});

it("holds back what committed behind a transaction that is still running, then gives it without another write", async () => {
  await using database = await openFeed();
  const { db, feed, write } = database;
  const done = new AbortController();
  const iterator = feed.read({ spaceIds: [spaceId], after: beginning, signal: done.signal })[Symbol.asyncIterator]();
  const late = newId<NodeId>();
  const early = newId<NodeId>();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let began: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (began = resolve));
  const slow = db.transaction().execute(async (tx) => {
    await feed.append(tx, [created(late)]);
    began();
    await held;
  });
  await begun;
  await write(operator, null, (tx) => feed.append(tx, [created(early)]));
  const next = iterator.next();
  letGo();
  await slow;
  const batches = await next;
  expect(batches.value?.map((row: ChangeRow) => row.entityId)).toEqual([late, early]);
  done.abort();
});

it("resumes behind a cursor and shows nobody another space's rows", async () => {
  await using database = await openFeed();
  const { feed, write } = database;
  const ids = [newId<NodeId>(), newId<NodeId>(), newId<NodeId>()];
  for (const id of ids) {
    await write(operator, null, (tx) => feed.append(tx, [created(id), { ...created(id), spaceId: newId<SpaceId>() }]));
  }
  const read = async (after: ChangeCursor) => {
    const done = new AbortController();
    for await (const rows of feed.read({ spaceIds: [spaceId], after, signal: done.signal })) return rows;
    return [];
  };
  const all = await read(beginning);
  expect(all.map((row) => row.entityId)).toEqual(ids);
  const [first] = all;
  expect((await read(first?.cursor ?? beginning)).map((row) => row.entityId)).toEqual(ids.slice(1));
});
