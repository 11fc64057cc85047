import { Command } from "commander";
import { createLog, startCloud, type Config } from "@mows/server-apis";
import { readEnvironment } from "../config.ts";
import { CommandError } from "../exit-code.ts";
import { consoleFolder } from "../pages-folder.ts";

type Options = { demo?: boolean; services?: string };

const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** `mows serve` */
export function serveCommand(): Command {
  return new Command("serve")
    .description("start the cloud in the foreground; Ctrl-C stops it")
    .option("--demo", "make the accounts ada and bob, a small music library and the player (on loopback only)")
    .option("--services <names>", "run only these, separated by commas")
    .action(serve);
}

async function serve(options: Options): Promise<void> {
  const config = readEnvironment();
  if (options.demo === true) refuseDemoBeyondLoopback(config);
  const stopping = stopSignal();
  const services = options.services?.split(",");
  const cloud = await startCloud({
    config,
    log: createLog(config.logLevel),
    consoleFolder,
    ...(services && { services }),
  });
  try {
    if (cloud.notice !== null) console.log(cloud.notice);
    if (options.demo === true && !stopping.signal.aborted) {
      // Loaded for the demo only: its encoders would cost every other cloud memory and a start twice as long.
      const { installDemo } = await import("../demo/install-demo.ts");
      await installDemo(cloud.dataFolder, stopping.signal);
    }
    const ownerLink = cloud.peers.ownerInvitation.ownerLink();
    if (ownerLink !== null) console.log(`Make the owner's account with this one-time link: ${ownerLink}`);
    if (!stopping.signal.aborted) console.log(`MOWS is ready: ${cloud.kit.origins.cloud}`);
    await stopping.asked;
  } finally {
    await cloud.stop();
  }
}

function refuseDemoBeyondLoopback(config: Config): void {
  if (loopback.test(config.listen)) return;
  throw new CommandError(
    `The demo accounts have a known password, so --demo needs a loopback address; MOWS_LISTEN is ${config.listen}.`,
  );
}

/** SIGINT and SIGTERM ask for a clean stop. Repeated ones change nothing: one Ctrl-C reaches us from the terminal and through npm. */
function stopSignal(): { signal: AbortSignal; asked: Promise<void> } {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const ask = () => {
      controller.abort();
      resolve();
    };
    process.on("SIGINT", ask);
    process.on("SIGTERM", ask);
  });
  return { signal: controller.signal, asked };
}
