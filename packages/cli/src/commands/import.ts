import { resolve } from "node:path";
import { Command } from "commander";
import { connectCloud, withRemote, type CloudOptions } from "../connect-cloud.ts";
import { exitCode } from "../exit-code.ts";
import { importFolder, type ImportSummary } from "../import/import-folder.ts";
import { createProgressBar, formatBytes } from "../progress-bar.ts";

type Options = CloudOptions & { to: string; json?: boolean };

/** `mows import DIR --to PATH --as PERSON` */
export function importCommand(): Command {
  return withRemote(new Command("import"))
    .description("bring a folder of this machine into a person's space; run it again to go on where it stopped")
    .argument("<folder>")
    .requiredOption("--to <path>", "folder in the person's space, made where missing: /Music")
    .option("--as <username>", "whose space, on the cloud's own machine")
    .option("--json", "print the summary as JSON")
    .action(runImport);
}

async function runImport(folder: string, options: Options): Promise<void> {
  const cloud = await connectCloud(options);
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort(new Error("interrupted")));
  const bar = createProgressBar();
  try {
    const summary = await importFolder({
      cloud,
      folder: resolve(folder),
      to: options.to,
      signal: interrupted.signal,
      onProgress: (progress) => bar.showBytes("Importing", progress),
    });
    bar.clear();
    if (options.json === true) console.log(JSON.stringify(summary));
    else printSummary(summary);
    if (summary.failures.length > 0) process.exitCode = exitCode.partly;
  } finally {
    bar.clear();
    await cloud.close();
  }
}

function printSummary(summary: ImportSummary): void {
  for (const { path, reason } of summary.failures) console.error(`not imported: ${path}: ${reason}`);
  const failed = summary.failures.length === 0 ? "" : `, ${summary.failures.length} could not be read or stored`;
  const seconds = (summary.tookMs / 1000).toFixed(1);
  console.log(
    `${summary.imported} imported (${formatBytes(summary.importedBytes)}), ${summary.alreadyThere} already there${failed}; ${seconds} s`,
  );
}
