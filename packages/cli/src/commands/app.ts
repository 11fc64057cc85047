import { resolve } from "node:path";
import { Command } from "commander";
import { connectCloud, withRemote } from "../connect-cloud.ts";
import { CommandError } from "../exit-code.ts";
import { installApp } from "../install-app.ts";
import { connectLocalCloud } from "../local-cloud.ts";
import { appCheckCommand } from "./app-check.ts";
import { appNewCommand } from "./app-new.ts";

type Options = { remote?: boolean; json?: boolean };

/** `mows app …` */
export function appCommand(): Command {
  const install = new Command("install")
    .description("install or update the app in a folder that holds mows.yaml")
    .argument("<folder>")
    .option("--json", "print the result as JSON")
    .action(async (folder: string, options: Options) => {
      const cloud = connectLocalCloud();
      try {
        const app = await installApp(cloud, resolve(folder));
        console.log(options.json === true ? JSON.stringify(app) : `${app.name} ${app.version} is at ${app.url}`);
      } finally {
        await cloud.close();
      }
    });
  const list = withRemote(new Command("list"))
    .description("the installed apps")
    .option("--json", "print the result as JSON")
    .action(listApps);
  return new Command("app")
    .description("apps on this cloud")
    .addCommand(install)
    .addCommand(list)
    .addCommand(appNewCommand())
    .addCommand(appCheckCommand());
}

async function listApps(options: Options): Promise<void> {
  const cloud = await connectCloud(options);
  try {
    const result = await cloud.mows.apps.list();
    if (result.__typename !== "Apps") throw new CommandError(result.message);
    if (options.json === true) console.log(JSON.stringify(result.apps));
    else if (result.apps.length === 0) console.log("No app is installed. `mows app install FOLDER` installs one.");
    else for (const app of result.apps) console.log(`${app.id}\t${app.version}\t${app.url}\t${app.name}`);
  } finally {
    await cloud.close();
  }
}
