/**
 * `npm run bench`: installs what is missing, builds what is stale, then measures the cloud beside its peers. Fails on no figure.
 * `--only <row>`, `--json`, `--profile <folder>`: see bench/README.md.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { prepare } from "./lib/prepare.mjs";
import { projectNode, root } from "./lib/project.mjs";

// With --json, standard output belongs to the one object.
console.log = console.error;
await prepare();
const bench = spawn(projectNode, [join(root, "bench", "main.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
bench.once("exit", (code) => process.exit(code ?? 1));
// A terminal's Ctrl-C reaches the whole group: the bench and what it started end by it, and we after them.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => bench.kill("SIGTERM"));
