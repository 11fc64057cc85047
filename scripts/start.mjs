/**
 * `npm start`: installs what is missing, builds what is stale, then is the cloud in the foreground. Runs on Node 20
 * with nothing installed, so it and what it imports use Node's own modules only.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { prepare } from "./lib/prepare.mjs";
import { projectNode, root } from "./lib/project.mjs";

await prepare();
serve(process.argv.slice(2));

/** @param {readonly string[]} args */
function serve(args) {
  const cloud = spawn(projectNode, [join(root, "packages", "cli", "bin", "mows.js"), "serve", ...args], {
    cwd: root,
    stdio: "inherit",
  });
  cloud.once("error", (error) => {
    console.error(`The cloud could not be started: ${error.message}`);
    process.exit(1);
  });
  cloud.once("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    let forwarded = false;
    process.on(signal, () => {
      // A terminal's Ctrl-C has reached the cloud already, as it reaches the whole group; and npm repeats to us what
      // it got itself. So the cloud is told once at most.
      const fromTerminal = signal === "SIGINT" && process.stdin.isTTY;
      if (forwarded || fromTerminal) return;
      forwarded = true;
      cloud.kill(signal);
    });
  }
}
