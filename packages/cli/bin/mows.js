#!/usr/bin/env node
// `mows` from its sources: Node 24 reads them as they are. Under an older Node, the workspace's own runs them.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const main = new URL("../src/main.ts", import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= 24) await import(main.href);
else {
  const node = fileURLToPath(new URL("../../../node_modules/node/bin/node", import.meta.url));
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: "inherit" });
  child.once("error", (error) => {
    console.error(`mows needs Node 24, and the workspace's own could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  // A terminal's Ctrl-C has reached the child already.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
}
