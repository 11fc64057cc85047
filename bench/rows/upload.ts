import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openAppSession } from "../cloud/open-app-session.ts";
import { startCloud } from "../cloud/start-cloud.ts";
import { inTurns } from "../load/in-turns.ts";
import { graphqlHeaders } from "../load/list-request.ts";
import { keepConnection, postGraphql } from "../load/post-graphql.ts";
import { terminateByTus, uploadByTus, type TusTarget, type Uploaded } from "../load/tus-client.ts";
import { cpuSeconds } from "../measure/cpu-seconds.ts";
import { median } from "../measure/median.ts";
import { processTree } from "../processes/process-tree.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import { startPeer } from "../peers/start-peer.ts";
import type { Measurement, Row } from "../row.ts";

const mebibytes = 512;
const warmUpMebibytes = 64;
const rounds = 3;

type Contender = {
  name: string;
  pid: number;
  target: TusTarget;
  remove(uploaded: Uploaded): Promise<void>;
  speeds: number[];
  cpu: number[];
};

/** One large upload by tus. */
export const upload: Row = {
  name: "upload",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using plainFolder = await temporaryFolder();
    await using durableFolder = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    await using plain = await startPeer("tus-server.program.ts", { FOLDER: plainFolder.path, STORE: "plain" });
    await using durable = await startPeer("tus-server.program.ts", { FOLDER: durableFolder.path, STORE: "durable" });
    const session = await openAppSession(cloud);
    using connection = keepConnection();

    const ours: Contender = {
      name: "MOWS",
      pid: cloud.pid,
      target: {
        port: cloud.port,
        path: "/.mows/uploads",
        headers: session.headers,
        metadata: { parentId: session.folderId, filename: "bench.bin" },
      },
      async remove({ headers }) {
        const variables = { input: { id: headers["mows-node-id"] } };
        const query = "mutation ($input: DeleteNodeInput!) { deleteNode(input: $input) { __typename } }";
        const target = { port: cloud.port, path: "/.mows/graphql", headers: { ...session.headers, ...graphqlHeaders } };
        const answer = await postGraphql(connection, target, JSON.stringify({ query, variables }));
        if (!answer.includes("NodeDeleted")) throw new Error(`deleting the upload answered ${answer}`);
      },
      speeds: [],
      cpu: [],
    };
    const peers = [peerOf("@tus/server hashing + fsync", durable), peerOf("@tus/server plain", plain)];
    const all = [ours, ...peers];
    for (const one of all) {
      progress(`warming up ${one.name}`);
      await one.remove(await uploadByTus(one.target, warmUpMebibytes));
    }
    await inTurns(rounds, all, async (one) => {
      progress(`${mebibytes} MiB to ${one.name}`);
      await measure(one);
    });
    return {
      measurements: peers.flatMap((peer) => comparison(ours, peer)),
      notes: [
        "Ours also authorises, records every 64 MiB in its database, and makes the file visible with the last byte.",
      ],
    };
  },
};

function peerOf(name: string, { pid, port }: { pid: number; port: number }): Contender {
  const target = { port, path: "/uploads", headers: {}, metadata: { filename: "bench.bin" } };
  return { name, pid, target, remove: ({ url }) => terminateByTus(target, url), speeds: [], cpu: [] };
}

async function measure(one: Contender): Promise<void> {
  // What others have left to be written must not be written at this one's cost.
  await promisify(execFile)("sync");
  const pids = await processTree(one.pid);
  const before = await cpuSeconds(pids);
  const uploaded = await uploadByTus(one.target, mebibytes);
  one.cpu.push((await cpuSeconds(pids)) - before);
  one.speeds.push(mebibytes / uploaded.seconds);
  await one.remove(uploaded);
}

function comparison(ours: Contender, peer: Contender): Measurement[] {
  const isFloor = peer.name.includes("fsync");
  return [
    {
      what: `upload ${mebibytes} MiB by tus`,
      unit: "MB/s",
      ours: median(ours.speeds),
      peer: { name: peer.name, value: median(peer.speeds) },
      ...(isFloor && { floor: { of: "ratio", is: "at least", bound: 1.5 } as const }),
    },
    {
      what: `upload ${mebibytes} MiB by tus, CPU time of the server`,
      unit: "s",
      ours: median(ours.cpu),
      peer: { name: peer.name, value: median(peer.cpu) },
    },
  ];
}
