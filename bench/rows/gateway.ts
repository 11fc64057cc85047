import autocannon from "autocannon";
import { openAppSession } from "../cloud/open-app-session.ts";
import { plantFiles } from "../cloud/plant-files.ts";
import { connectDatabase, startCloud } from "../cloud/start-cloud.ts";
import { inTurns } from "../load/in-turns.ts";
import { graphqlHeaders, listRequest } from "../load/list-request.ts";
import { keepConnection, postGraphql, type GraphqlTarget } from "../load/post-graphql.ts";
import { cpuSeconds } from "../measure/cpu-seconds.ts";
import { median } from "../measure/median.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import { startPeer } from "../peers/start-peer.ts";
import type { Measurement, Row } from "../row.ts";

/** Counted in requests, not in time, so that a busy machine measures as many, and as warm, as a quiet one. */
const loads = [
  { first: 200, requests: 250 },
  { first: 10, requests: 1_000 },
];
const [rounds, connections] = [3, 8];

type Contender = { name: string; pid: number; target: GraphqlTarget; rates: number[]; cpuMicroseconds: number[] };

/** The platform's own list query through the whole gateway, and the same answer from other GraphQL servers. */
export const gateway: Row = {
  name: "gateway",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    await using database = connectDatabase(cloud);
    const folderId = await plantFiles(database, session, 2_000);
    const env = { DATABASE_HOST: cloud.database.host, PERSON_ID: session.personId, APP_ID: session.appId };
    await using mercurius = await startPeer("mercurius.program.ts", env);
    await using yoga = await startPeer("yoga.program.ts", env);
    const measurements: Measurement[] = [];
    for (const { first, requests } of loads) {
      const ours = contender("MOWS", cloud.pid, { port: cloud.port, path: "/.mows/graphql", headers: session.headers });
      const peers = [
        contender("mercurius, JIT", mercurius.pid, { port: mercurius.port, path: "/graphql", headers: {} }),
        contender("graphql-yoga", yoga.pid, { port: yoga.port, path: "/graphql", headers: {} }),
      ];
      const body = await listRequest({ folderId, first });
      await assertSameAnswers([ours, ...peers], body);
      progress(`warming up for pages of ${first}`);
      for (const one of [ours, ...peers]) await load(one, body, requests);
      await inTurns(rounds, [ours, ...peers], async (one) => {
        progress(`pages of ${first} from ${one.name}`);
        const before = await cpuSeconds([one.pid]);
        const answered = await load(one, body, requests);
        one.cpuMicroseconds.push((((await cpuSeconds([one.pid])) - before) / answered.count) * 1e6);
        one.rates.push(answered.count / answered.seconds);
      });
      measurements.push(...peers.flatMap((peer) => comparison(ours, peer, first)));
    }
    return {
      measurements,
      notes: [
        "The same answer to the byte. Ours also finds the app, signs in, and guards and logs the request; the peers do only the list's own queries.",
        "CPU time is that of the server's process, without PostgreSQL.",
      ],
    };
  },
};

function contender(name: string, pid: number, target: GraphqlTarget): Contender {
  const headers = { ...target.headers, ...graphqlHeaders };
  return { name, pid, target: { ...target, headers }, rates: [], cpuMicroseconds: [] };
}

async function assertSameAnswers([ours, ...peers]: readonly Contender[], body: string): Promise<void> {
  using connection = keepConnection();
  const wanted = ours === undefined ? "" : await postGraphql(connection, ours.target, body);
  for (const peer of peers) {
    const answer = await postGraphql(connection, peer.target, body);
    if (answer !== wanted) {
      throw new Error(`${peer.name} answers otherwise: ${answer.slice(0, 500)} instead of ${wanted.slice(0, 500)}`);
    }
  }
}

async function load({ name, target }: Contender, body: string, requests: number) {
  const result = await autocannon({
    url: `http://127.0.0.1:${target.port}${target.path}`,
    method: "POST",
    headers: target.headers,
    body,
    connections,
    amount: requests,
    sampleInt: 20,
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${name} failed ${result.non2xx + result.errors} requests`);
  return { count: result["2xx"], seconds: result.duration };
}

function comparison(ours: Contender, peer: Contender, first: number): Measurement[] {
  const isFloor = peer.name.startsWith("mercurius");
  return [
    {
      what: `list query, ${first} rows, CPU per request`,
      unit: "µs",
      ours: median(ours.cpuMicroseconds),
      peer: { name: peer.name, value: median(peer.cpuMicroseconds) },
      ...(isFloor && { floor: { of: "ratio", is: "at most", bound: 1.3 } as const }),
    },
    {
      what: `list query, ${first} rows`,
      unit: "requests/s",
      ours: median(ours.rates),
      peer: { name: peer.name, value: median(peer.rates) },
    },
  ];
}
