import { temporaryFolder } from "../../processes/temporary-folder.ts";
import { startYWebsocket } from "../../peers/start-y-websocket.ts";
import type { Measurement, Row } from "../../row.ts";
import type { Contender } from "./contender.ts";
import { peerContender } from "./contender.ts";
import { withEverybody } from "./with-everybody.ts";
import { startPeer } from "../../peers/start-peer.ts";
import type { Peer } from "../../peers/start-peer.ts";

const [writers, unacknowledged, durationMs] = [100, 32, 5_000];

type Figures = { updatesPerSecond: number; acknowledged: number; kept: number };

/** Updates acknowledged a second, and what of them is left after `kill -9`. */
export const durableUpdates: Row = {
  name: "realtime-durable",
  run: (options) =>
    withEverybody(options, async ({ multiplexed, restartCloud, load: { load } }) => {
      const measure = async (one: Contender, startAgain: () => Promise<Contender>): Promise<Figures> => {
        options.progress(one.name);
        const documents = await one.newDocuments(writers);
        const { target } = one;
        const { updatesPerSecond, acknowledged } = await load.measureDurable({
          target,
          documents,
          unacknowledged,
          durationMs,
        });
        process.kill(one.pid, "SIGKILL");
        const again = await startAgain();
        const kept = await load.countKept({ target: again.target, acknowledged });
        return { updatesPerSecond, acknowledged: acknowledged.reduce((sum, { updates }) => sum + updates, 0), kept };
      };
      const ours = await measure(multiplexed, async () => {
        const { target } = multiplexed;
        return { ...(await restartCloud()), target };
      });
      const measurements: Measurement[] = [];
      for (const peer of await startablePeers()) {
        await using first = await peer.start();
        const started: Peer[] = [];
        const its = await measure(peerContender(peer.name, first), async () => {
          const again = await peer.start();
          started.push(again);
          return peerContender(peer.name, again);
        });
        for (const again of started) await again.stop();
        await peer.end();
        measurements.push(...comparison(ours, peer.name, its));
      }
      return {
        measurements,
        notes: [
          "100 documents with one writer each that has 32 updates unacknowledged. Ours acknowledges after PostgreSQL has committed; the peers when they have it in memory, and so keep nothing of it: Hocuspocus by its sync status, y-websocket by sending it back.",
          "LevelDB: y-websocket's own `YPERSISTENCE`, which writes behind the acknowledgement and does not sync.",
        ],
      };
    }),
};

type StartablePeer = { name: string; start(): Promise<Peer>; end(): Promise<void> };

async function startablePeers(): Promise<StartablePeer[]> {
  const folder = await temporaryFolder();
  const nothing = async () => undefined;
  return [
    { name: "y-websocket 2.1.0", start: () => startYWebsocket("y-websocket"), end: nothing },
    { name: "@y/websocket-server 0.1.1", start: () => startYWebsocket("@y/websocket-server"), end: nothing },
    { name: "Hocuspocus 4.7.0", start: () => startPeer("hocuspocus.program.ts", {}), end: nothing },
    {
      name: "y-websocket 2.1.0 + LevelDB",
      start: () => startYWebsocket("y-websocket", folder.path),
      async end() {
        await folder[Symbol.asyncDispose]();
      },
    },
  ];
}

function comparison(ours: Figures, name: string, its: Figures): Measurement[] {
  return [
    {
      what: "updates acknowledged, 100 writers",
      unit: "updates/s",
      ours: ours.updatesPerSecond,
      peer: { name, value: its.updatesPerSecond },
    },
    {
      what: "of them lost by kill -9",
      unit: "updates",
      ours: ours.acknowledged - ours.kept,
      peer: { name, value: its.acknowledged - its.kept },
    },
  ];
}
