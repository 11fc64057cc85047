import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFolder } from "../import/import-folder.ts";
import { installApp } from "../install-app.ts";
import { connectLocalCloud, type LocalCloud } from "../local-cloud.ts";
import { createProgressBar } from "../progress-bar.ts";
import { CommandError } from "../exit-code.ts";
import { playerFolder } from "../pages-folder.ts";
import { demoPassword } from "./demo-accounts.ts";
import { generateDemoMusic } from "./music/generate-demo-music.ts";

const accounts = [
  { username: "ada", name: "Ada" },
  { username: "bob", name: "Bob" },
];

/** Raised when the generated music changes, so that a cloud with the older one gets the newer one too. */
const musicVersion = "1";
const markerName = "demo-music-version";

/**
 * Makes the demo's accounts, installs the player and fills Ada's `/Music`, as far as that is not there yet. Prints the player's
 * address.
 */
export async function installDemo(dataFolder: string, signal: AbortSignal): Promise<void> {
  const operator = connectLocalCloud({ dataFolder });
  const ada = connectLocalCloud({ dataFolder, as: "ada" });
  try {
    for (const account of accounts) await ensurePerson(operator, account);
    const player = await installApp(operator, playerFolder);
    await ensureMusic(ada, dataFolder, signal);
    console.log(`Demo accounts: ${accounts.map(({ username }) => username).join(", ")}; password: ${demoPassword}`);
    console.log(`${player.name}, a music player: ${player.url}`);
  } finally {
    await Promise.all([operator.close(), ada.close()]);
  }
}

async function ensurePerson(operator: LocalCloud, account: { username: string; name: string }): Promise<void> {
  const result = await operator.mows.auth.createPerson({ ...account, password: demoPassword });
  if (result.__typename === "PersonCreated" || result.__typename === "UsernameTaken") return;
  throw new CommandError(`The demo account ${account.username} could not be made: ${result.message}`);
}

async function ensureMusic(ada: LocalCloud, dataFolder: string, signal: AbortSignal): Promise<void> {
  const marker = join(dataFolder, markerName);
  const done = await readFile(marker, "utf8").catch(() => "");
  if (done === musicVersion) return;
  const folder = await mkdtemp(join(tmpdir(), "mows-demo-"));
  const bar = createProgressBar();
  try {
    await generateDemoMusic({
      folder,
      signal,
      onProgress: (progress) => bar.show("Making music", progress.done, progress.total),
    });
    const summary = await importFolder({
      cloud: ada,
      folder,
      to: "/Music",
      signal,
      onProgress: (progress) => bar.showBytes("Importing it", progress),
    });
    const [failure] = summary.failures;
    if (failure !== undefined)
      throw new CommandError(`The demo music could not be imported: ${failure.path}: ${failure.reason}`);
    await writeFile(marker, musicVersion);
  } finally {
    bar.clear();
    await rm(folder, { recursive: true, force: true });
  }
}
