import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createMows } from "@mows/sdk";
import { localSocketName } from "@mows/server-apis";
import { Agent, fetch as fetchOverSocket } from "undici";
import type { Cloud } from "./cloud.ts";
import { readEnvironment } from "./config.ts";
import { CommandError, exitCode } from "./exit-code.ts";

/** Where root's data lies when the working folder is private; see `openDataFolder` of the server. */
const systemFolder = "/var/lib/mows";

/** The cloud on this machine, reached over its local socket: whoever may open the socket owns the cloud. */
export type LocalCloud = Cloud & { dataFolder: string };

/** Any name will do: over the socket, the host is not looked at. */
const origin = "http://mows.localhost";

/** `as` is the username to act as; without it, the operator. Throws `CommandError` when no cloud runs here. */
export function connectLocalCloud(options: { as?: string; dataFolder?: string } = {}): LocalCloud {
  const dataFolder = options.dataFolder ?? findDataFolder();
  const agent = new Agent({
    connect: { socketPath: join(dataFolder, localSocketName) },
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const overSocket = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (options.as !== undefined) headers.set("mows-as", options.as);
    const url = new URL(input instanceof Request ? input.url : input, origin);
    // undici's fetch is the global one with a dispatcher of our choice; only the two declarations differ.
    const request = { ...init, headers: [...headers], dispatcher: agent } as unknown as Parameters<
      typeof fetchOverSocket
    >[1];
    return (await fetchOverSocket(url, request)) as unknown as Response;
  };
  return {
    dataFolder,
    stateFolder: dataFolder,
    mows: createMows({ url: origin, fetch: overSocket }),
    fetch: overSocket,
    close: () => agent.close(),
  };
}

function findDataFolder(): string {
  const { dataFolder } = readEnvironment();
  const candidates = dataFolder === null ? [resolve(".mows"), systemFolder] : [resolve(dataFolder)];
  const found = candidates.find((folder) => existsSync(join(folder, localSocketName)));
  if (found !== undefined) return found;
  const places = candidates.join(" or ");
  throw new CommandError(
    `No cloud is running with its data in ${places}. Start it with \`npm start\`, or say where its data is by MOWS_DATA.`,
    exitCode.noCloud,
  );
}
