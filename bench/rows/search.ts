import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import { type AppSession, openAppSession } from "../cloud/open-app-session.ts";
import { plantNames } from "../cloud/plant-names.ts";
import { type BenchCloud, connectDatabase, startCloud } from "../cloud/start-cloud.ts";
import { graphqlHeaders } from "../load/list-request.ts";
import { keepConnection, postGraphql } from "../load/post-graphql.ts";
import { searchRequest } from "../load/search-request.ts";
import { median, percentile } from "../measure/median.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import type { Row } from "../row.ts";

const nodes = 1_000_000;
const [warmUps, rounds, baselines] = [1, 5, 5];
/** Rare, everywhere, on every picture, two of them, one that hundreds have, an ending, a number, none. */
const typed = ["munchen", "holiday", "img", "holiday mimon", "baben", "jpg", "2040", "zzz"];
const mistyped = ["munhcen", "holidya", "prohect"];

type Answer = { data?: { search: { __typename: string; count?: number } } };

/** Search as you type in a very large space, with rights, facets and marks. */
export const search: Row = {
  name: "search",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    const { session, indexedMs } = await prepare(data.path, progress);
    await using cloud = await startCloud(data.path, profileFolder);
    await using database = connectDatabase(cloud);
    const keys = typed.flatMap((word) => Array.from(word, (_key, index) => word.slice(0, index + 1)));
    progress(`${keys.length} keys, ${rounds} times`);
    const words = await time(cloud, session, keys);
    const mistakes = await time(cloud, session, mistyped);
    const plain = await timePlain(database);
    const where = `in ${nodes.toLocaleString("en")} nodes`;
    return {
      measurements: [
        { what: `search ${where} as it is typed, median`, unit: "ms", ours: median(words) },
        {
          what: `search ${where} as it is typed, 95th percentile`,
          unit: "ms",
          ours: percentile(words, 0.95),
          floor: { of: "ours", is: "at most", bound: 50 },
        },
        { what: `search ${where} for mistyped words, 95th percentile`, unit: "ms", ours: percentile(mistakes, 0.95) },
        {
          what: `search ${where} for a rare word, median`,
          unit: "ms",
          ours: median(await time(cloud, session, ["munchen"])),
          peer: { name: "ILIKE '%münchen%' in SQL, with nothing else", value: median(plain) },
        },
        { what: `making the index of ${nodes.toLocaleString("en")} nodes`, unit: "s", ours: indexedMs / 1_000 },
      ],
      notes: [
        `Every beginning of ${typed.map((word) => `“${word}”`).join(", ")}, one request at a time over HTTP.`,
        "A page of 20 with facets, paths and what is marked. ILIKE finds no other spelling, authorises nothing and ranks nothing.",
      ],
    };
  },
};

/** Plants the nodes behind the cloud's back, then has it make the index as after a new version. */
async function prepare(
  dataFolder: string,
  progress: (text: string) => void,
): Promise<{ session: AppSession; indexedMs: number }> {
  let session: AppSession;
  {
    await using cloud = await startCloud(dataFolder);
    session = await openAppSession(cloud);
    await using database = connectDatabase(cloud);
    progress(`planting ${nodes} nodes`);
    await plantNames(database, { spaceId: session.spaceId, nodes });
    await database.query(
      `insert into grants (id, node_id, grantee_kind, person_id, app_id, role, granted_by, source, granted_at, last_used_at)
       select gen_random_uuid(), root_id, 'app', $1, $2, 'read', $1, 'consent', now(), now() from spaces where id = $3`,
      [session.personId, session.appId, session.spaceId],
    );
    await database.query("update search_state set version = 0");
  }
  progress("making the index");
  await using cloud = await startCloud(dataFolder);
  await using database = connectDatabase(cloud);
  const startedAt = performance.now();
  while (await isBuilding(database)) await wait(500);
  const indexedMs = performance.now() - startedAt;
  await database.query("vacuum analyze search_entries, search_words, search_vocabulary");
  // The cloud starts anew: what is measured is one that did not make its index a moment ago.
  return { session, indexedMs };
}

async function isBuilding(database: Pool): Promise<boolean> {
  const { rows } = await database.query("select from search_state where built_to is not null or version = 0");
  return rows.length > 0;
}

/** Milliseconds from the first byte sent to the last received, of each query in each round. */
async function time(cloud: BenchCloud, session: AppSession, queries: readonly string[]): Promise<number[]> {
  using connection = keepConnection();
  const host = `${session.appId}.mows.localhost:${cloud.port}`;
  const headers = { ...session.headers, host, origin: `http://${host}`, ...graphqlHeaders };
  const target = { port: cloud.port, path: "/.mows/graphql", headers };
  const taken: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    for (const query of queries) {
      const body = await searchRequest(query);
      const startedAt = performance.now();
      const answer = await postGraphql(connection, target, body);
      if (round >= warmUps) taken.push(performance.now() - startedAt);
      const found = (JSON.parse(answer) as Answer).data?.search;
      if (found?.__typename !== "SearchPage") throw new Error(`“${query}” was answered ${answer}`);
    }
  }
  return taken;
}

/** What a program without an index of its own would ask. */
async function timePlain(database: Pool): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < baselines; run += 1) {
    const startedAt = performance.now();
    await database.query("select id from nodes where name ilike '%münchen%' and deleted_at is null limit 20");
    taken.push(performance.now() - startedAt);
  }
  return taken;
}
