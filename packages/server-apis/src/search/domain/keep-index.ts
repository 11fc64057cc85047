import { sql } from "kysely";
import type { ChangeCursor } from "../../kit/changes/change-feed.ts";
import { type Follower, followChanges, type HandleChanges, placeReader } from "../../kit/changes/follow-changes.ts";
import type { NodeId } from "../../kit/ids.ts";
import { keepTrying } from "../../kit/keep-trying.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { Db } from "../../kit/sql/database.ts";
import { batchNodes, indexBelow, type Indexer, indexNodes } from "./index-nodes.ts";

/** Of what the index holds and how words are folded: a cloud that starts with another number makes the index anew. */
const indexVersion = 1;

const reader = "search";
const beforeAll = "00000000-0000-0000-0000-000000000000";

type State = { version: number; built_to: NodeId | null };

/**
 * Keeps the index as the tree is: makes it anew where it was made by another version, then follows the change feed. A rebuild that takes
 * long goes on behind this call, and is taken up again after a crash.
 */
export async function keepIndex({ kit, peers }: { kit: Kit; peers: Peers }): Promise<Follower> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const indexer = { kit, peers };
  const follow = () => followChanges(kit, reader, handleChanges(indexer, signal));
  let follower: Follower | null = null;
  let building = Promise.resolve();
  if (await prepare(kit)) {
    follower = follow();
  } else {
    const task = "building the search";
    building = keepTrying(() => rebuild(indexer, signal), { signal, log: kit.log, task }).then(() => {
      if (!signal.aborted) follower = follow();
    });
  }
  return {
    async stop() {
      stopping.abort(new Error("the cloud is stopping"));
      await building;
      await follower?.stop();
    },
  };
}

/** Whether the index is complete up to where its reader stands. Where there is none, or another version made it, it begins at nothing. */
async function prepare({ db, changes }: Kit): Promise<boolean> {
  const head = await changes.head();
  const state = await beginIndex(db, head);
  if (state.version === indexVersion) return state.built_to === null;
  return db.transaction().execute(async (tx) => {
    await sql`truncate search_entries, search_words, search_texts, search_vocabulary`.execute(tx);
    await placeReader(tx, reader, head);
    const { rows } = await sql<State>`
      update search_state set version = ${indexVersion}, built_to = ${whereToBegin}
      returning version, built_to`.execute(tx);
    return rows[0]?.built_to === null;
  });
}

/** Nothing is to be read of a cloud without nodes. */
const whereToBegin = sql`(select ${beforeAll}::uuid where exists (select from nodes))`;

/** The state of the index; one statement, since every cloud in a test begins with it. */
async function beginIndex(db: Db, head: ChangeCursor): Promise<State> {
  const { rows } = await sql<State>`
    with begun as (
      insert into search_state (version, built_to) values (${indexVersion}, ${whereToBegin})
      on conflict (one) do nothing returning version, built_to
    ), placed as (
      insert into change_readers (name, cursor) select ${reader}, ${head} from begun
      on conflict (name) do update set cursor = excluded.cursor
    )
    select version, built_to from begun union all select version, built_to from search_state`.execute(db);
  const [state] = rows;
  if (state === undefined) throw new Error("the search has no state");
  return state;
}

async function readState(db: Db): Promise<State | undefined> {
  const { rows } = await sql<State>`select version, built_to from search_state`.execute(db);
  return rows[0];
}

/** All nodes in the order of their ids. What changes meanwhile is in the feed behind the reader's place. */
async function rebuild(indexer: Indexer, signal: AbortSignal): Promise<void> {
  const { db } = indexer.kit;
  for (;;) {
    signal.throwIfAborted();
    const from = (await readState(db))?.built_to ?? null;
    if (from === null) return;
    const { rows } = await sql<{ id: NodeId }>`
      select id from nodes where id > ${from} order by id limit ${batchNodes}`.execute(db);
    const ids = rows.map(({ id }) => id);
    const indexing = await indexNodes(indexer, ids);
    await db.transaction().execute(async (tx) => {
      // Another process may be further, and what was read here is old then.
      const { rows: here } = await sql`select from search_state where built_to = ${from} for update`.execute(tx);
      if (here.length > 0) await indexing.write(tx);
    });
    await indexing.writeTexts();
    await sql`
      update search_state set built_to = ${ids.at(-1) ?? null}::uuid where built_to = ${from}`.execute(db);
  }
}

function handleChanges(indexer: Indexer, signal: AbortSignal): HandleChanges {
  return async (rows, write) => {
    const concerned = rows.filter(({ entity }) => entity === "node" || entity === "meta");
    const waiting = [...new Set(concerned.map(({ entityId }) => entityId as NodeId))];
    while (waiting.length > 0) {
      const indexing = await indexNodes(indexer, waiting.splice(0, batchNodes));
      // Before the folder itself is known: what a crash interrupts here is found to be unknown again.
      await indexBelow(indexer, indexing.unknownFolders, signal);
      if (!(await write((tx) => indexing.write(tx)))) return;
      await indexing.writeTexts();
    }
  };
}
