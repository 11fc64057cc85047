import { randomUUID } from "node:crypto";
import type { AppSession } from "../../cloud/open-app-session.ts";
import { plantDocuments } from "../../cloud/plant-documents.ts";
import { connectDatabase, type BenchCloud } from "../../cloud/start-cloud.ts";
import type { SwarmTarget } from "../../load/realtime/swarm.ts";
import { startPeer, type Peer } from "../../peers/start-peer.ts";
import { startYWebsocket } from "../../peers/start-y-websocket.ts";

/** A server under test. */
export type Contender = {
  name: string;
  isOurs: boolean;
  pid: number;
  target: SwarmTarget;
  /** Names of so many documents that nobody has opened yet. */
  newDocuments(count: number): Promise<string[]>;
};

/** Limits of one person and one socket are raised: all of this load is one person, and some of it comes over one socket. */
export const cloudSettings = {
  MOWS_DOCS_SOCKETS_PER_PERSON: "100000",
  MOWS_DOCS_UPDATES_PER_SECOND: "100000",
  MOWS_DOCS_BYTES_PER_SECOND: "1000000000",
};

/** Ours, spoken to as the npm package `y-websocket` does, or as the SDK does. */
export function oursAs(
  dialect: "y-websocket" | "mows",
  { cloud, session }: { cloud: BenchCloud; session: AppSession },
): Contender {
  const path = dialect === "mows" ? "/.mows/docs" : "/.mows/docs/{document}";
  const protocol = dialect === "mows" ? { protocol: "mows.docs.1" } : {};
  return {
    name: dialect === "mows" ? "MOWS, multiplexed" : "MOWS",
    isOurs: true,
    pid: cloud.pid,
    target: { port: cloud.port, path, headers: session.headers, dialect, ...protocol },
    async newDocuments(count) {
      await using database = connectDatabase(cloud);
      return await plantDocuments(database, session, count);
    },
  };
}

export const peerNames = ["y-websocket 2.1.0", "@y/websocket-server 0.1.1", "Hocuspocus 4.7.0"] as const;

/** Each in its own process, in memory only, as it comes. */
export function startPeers(): Promise<readonly Peer[]> {
  return Promise.all([
    startYWebsocket("y-websocket"),
    startYWebsocket("@y/websocket-server"),
    startPeer("hocuspocus.program.ts", {}),
  ]);
}

export function peerContenders(peers: readonly Peer[]): Contender[] {
  return peerNames.map((name, index) => {
    const peer = peers[index];
    if (peer === undefined) throw new Error(`${name} was not started`);
    return peerContender(name, peer);
  });
}

export function peerContender(name: string, { pid, port }: Peer): Contender {
  const dialect = name.startsWith("Hocuspocus") ? "hocuspocus" : "y-websocket";
  return {
    name,
    isOurs: false,
    pid,
    target: { port, path: "/{document}", headers: {}, dialect },
    newDocuments: async (count) => Array.from({ length: count }, () => randomUUID()),
  };
}
