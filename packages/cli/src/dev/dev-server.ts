import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { environmentFor } from "../config.ts";
import { CommandError } from "../exit-code.ts";

export type DevServer = {
  /** Resolves when it has ended, however that came. Rejects with a `CommandError` when it failed. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** The app's own Vite, whose MOWS plugin registers the app with the cloud that has its data in `dataFolder`. */
export function startDevServer(folder: string, dataFolder: string): DevServer {
  const child = spawn(process.execPath, [viteOf(folder)], {
    cwd: folder,
    stdio: "inherit",
    env: environmentFor(dataFolder),
  });
  let isStopping = false;
  const ended = new Promise<void>((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code, signal) => {
      if (isStopping || code === 0 || signal !== null) done();
      else fail(new CommandError(`The dev server ended with ${code}.`));
    });
  });
  return {
    ended,
    async stop() {
      isStopping = true;
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function viteOf(folder: string): string {
  try {
    const manifestPath = createRequire(join(folder, "package.json")).resolve("vite/package.json");
    const { bin } = JSON.parse(readFileSync(manifestPath, "utf8")) as { bin: { vite: string } };
    return join(dirname(manifestPath), bin.vite);
  } catch (cause) {
    throw new CommandError(`Vite is not installed in ${folder}. Run \`npm install\` there.`, undefined, { cause });
  }
}
