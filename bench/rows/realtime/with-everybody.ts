import { openAppSession } from "../../cloud/open-app-session.ts";
import { startCloud } from "../../cloud/start-cloud.ts";
import { startLoad, type StartedLoad } from "../../load/realtime/load.ts";
import { freePort } from "../../processes/free-port.ts";
import { temporaryFolder } from "../../processes/temporary-folder.ts";
import type { RowOptions } from "../../row.ts";
import { cloudSettings, oursAs, peerContenders, startPeers, type Contender } from "./contender.ts";

export type Everybody = {
  ours: Contender;
  multiplexed: Contender;
  peers: readonly Contender[];
  /** Ours ends, if it has not yet, and starts again over the same data, on the same port. */
  restartCloud(): Promise<Contender>;
  load: StartedLoad;
};

/** Starts ours, the peers and the load, each in processes of its own, for as long as `run` takes. */
export async function withEverybody<T>(
  { profileFolder }: RowOptions,
  run: (everybody: Everybody) => Promise<T>,
): Promise<T> {
  await using stack = new AsyncDisposableStack();
  const data = stack.use(await temporaryFolder());
  const settings = { ...cloudSettings, MOWS_PORT: String(await freePort()) };
  let cloud = stack.use(await startCloud(data.path, profileFolder, settings));
  const session = await openAppSession(cloud);
  const restartCloud = async () => {
    await cloud.stop();
    cloud = stack.use(await startCloud(data.path, profileFolder, settings));
    return oursAs("y-websocket", { cloud, session });
  };
  const peers = await startPeers();
  for (const peer of peers) stack.use(peer);
  const load = stack.use(startLoad());
  return await run({
    ours: oursAs("y-websocket", { cloud, session }),
    multiplexed: oursAs("mows", { cloud, session }),
    peers: peerContenders(peers),
    restartCloud,
    load,
  });
}
