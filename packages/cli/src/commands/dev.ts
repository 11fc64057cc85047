import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { checkApp } from "../check/check-app.ts";
import { startDevServer } from "../dev/dev-server.ts";
import { openDevCloud } from "../dev/open-dev-cloud.ts";
import { CommandError, exitCode } from "../exit-code.ts";

/** `mows dev` */
export function devCommand(): Command {
  return new Command("dev")
    .description(
      "run the app in a folder against a cloud on this machine, at its own address, with hot reload; Ctrl-C stops it",
    )
    .argument("[folder]", "the app's folder, which holds mows.yaml", ".")
    .action(develop);
}

async function develop(given: string): Promise<void> {
  const folder = resolve(given);
  if (!existsSync(join(folder, "mows.yaml"))) {
    throw new CommandError(`There is no mows.yaml in ${folder}. \`mows app new\` makes an app.`, exitCode.usage);
  }
  // Where an app's cloud keeps its data follows from the working folder, as for every other command there.
  process.chdir(folder);
  const interrupted = new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => done());
  });
  const cloud = await openDevCloud();
  try {
    const { manifest } = await checkApp(folder);
    const hint = manifest === null ? null : await cloud.signInHint(manifest.id);
    for (const line of [...cloud.notes, ...(hint === null ? [] : [hint])]) console.log(line);
    const server = startDevServer(folder, cloud.dataFolder);
    await Promise.race([interrupted, server.ended]);
    await server.stop();
  } finally {
    await cloud.close();
  }
}
