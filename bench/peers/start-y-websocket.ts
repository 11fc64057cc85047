import { fileURLToPath } from "node:url";
import { freePort } from "../processes/free-port.ts";
import { startProgram } from "../processes/start-program.ts";
import { projectNode } from "../project-root.ts";
import type { Peer } from "./start-peer.ts";

const programs = {
  "y-websocket": new URL("bin/server.cjs", import.meta.resolve("y-websocket-2/package.json")),
  "@y/websocket-server": new URL("src/server.js", import.meta.resolve("@y/websocket-server/package.json")),
};

/** One of the two servers of Yjs's own, as npm brings it; in memory only, or with its LevelDB in `persistenceFolder`. */
export async function startYWebsocket(name: keyof typeof programs, persistenceFolder?: string): Promise<Peer> {
  const port = await freePort();
  const program = await startProgram(projectNode, [fileURLToPath(programs[name])], {
    ready: /^running at '127\.0\.0\.1' on port (\d+)$/,
    env: {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      ...(persistenceFolder !== undefined && { YPERSISTENCE: persistenceFolder }),
    },
  });
  return { ...program, port };
}
