import { resolve } from "node:path";
import { Command, Option } from "commander";
import { createApp, templates, type Template } from "create-mows-app";
import { CommandError } from "../exit-code.ts";

type Options = { template: Template; json?: boolean };

/** `mows app new FOLDER` */
export function appNewCommand(): Command {
  return new Command("new")
    .description("write a new app into a folder; its name becomes the app's address")
    .argument("<folder>")
    .addOption(new Option("--template <name>", "what to begin with").choices(templates).default("empty"))
    .option("--json", "print the result as JSON")
    .action(writeApp);
}

async function writeApp(given: string, options: Options): Promise<void> {
  const folder = resolve(given);
  const outcome = await createApp(folder, options.template);
  switch (outcome.kind) {
    case "name-unusable":
      throw new CommandError(`${outcome.name} cannot be an app's address: use 1 to 63 of a-z, 0-9 and inner hyphens.`);
    case "folder-not-empty":
      throw new CommandError(`${outcome.folder} is not empty; nothing was changed.`);
    case "created":
      console.log(
        options.json === true
          ? JSON.stringify({ id: outcome.id, folder, files: outcome.files })
          : `${outcome.id} is in ${folder}. Next, there: npm install, then npm run dev.`,
      );
      return;
    default:
      outcome satisfies never;
  }
}
