import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "./cloud.ts";
import { run } from "./run.ts";

/** Programs of other people's making, in a folder with the published packages installed. */
export type Consumers = {
  folder: string;
  /** Runs a program that is installed there. */
  run(program: string, ...args: readonly string[]): Promise<{ stdout: string }>;
  /** For what is started there: nobody is told about it. */
  env: Record<string, string | undefined>;
  remove(): Promise<void>;
};

/** A copy of `e2e/consumers` with everything installed, from what the package manager keeps where it can. */
export async function installConsumers(tarballs: ReadonlyMap<string, string>): Promise<Consumers> {
  const folder = await mkdtemp(join(tmpdir(), "mows-consumers-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = [dirname(process.execPath), process.env["PATH"]].join(":");
  const env = { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", CI: "true" };
  try {
    await cp(join(projectRoot, "e2e/consumers"), folder, { recursive: true });
    const overrides = [...tarballs].map(
      ([name, file]) => `  ${JSON.stringify(name)}: ${JSON.stringify(`file:${file}`)}\n`,
    );
    await writeFile(join(folder, "pnpm-workspace.yaml"), `overrides:\n${overrides.join("")}`);
    const install = ["--yes", "pnpm@12.21.0", "install", "--prefer-offline", "--ignore-scripts"];
    await run("npx", install, { cwd: folder, env });
  } catch (error) {
    await remove();
    throw error;
  }
  const runThere = (program: string, ...args: readonly string[]) =>
    run(join(folder, "node_modules/.bin", program), args, { cwd: folder, env });
  return { folder, run: runThere, env, remove };
}
