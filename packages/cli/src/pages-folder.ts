import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A folder that is published beside this program and lies elsewhere in the repository. */
function published(name: string, inRepository: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../../${inRepository}`, import.meta.url));
}

/** The cloud's own pages, built. */
export const consoleFolder = published("pages/console", "apps/console/dist");

/** The demo's music player, built, with its `mows.yaml`. */
export const playerFolder = published("pages/player", "examples/spotify-clone");
