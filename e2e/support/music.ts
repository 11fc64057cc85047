import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateDemoMusic } from "mows/demo-music";

/** A folder of music to test with, and what is in it. */
export type Music = AsyncDisposable & { folder: string; files: readonly string[] };

/** The first track of each album of the project's own demo music. */
export async function generateMusic(): Promise<Music> {
  const folder = await mkdtemp(join(tmpdir(), "mows-music-"));
  await generateDemoMusic({ folder, tracksPerAlbum: 1 });
  return { ...(await describe(folder)), [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Real music where `MOWS_TEST_MUSIC` names a folder of it, generated music otherwise. */
export async function findMusic(): Promise<Music> {
  const given = process.env["MOWS_TEST_MUSIC"];
  if (given === undefined || given === "") return generateMusic();
  return { ...(await describe(given)), [Symbol.asyncDispose]: async () => undefined };
}

async function describe(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(ogg|mp3|flac|m4a|opus)$/.test(entry.name));
  return { folder, files: files.map((entry) => join(entry.parentPath, entry.name)).toSorted() };
}

/** What a player can only show by its file name. */
export const untaggedName = "untagged recording";

/** Writes one of the MP3 files again without its ID3v2 tag (id3.org, ID3v2.3.0 §3.1), and gives its path. */
export async function writeUntagged(music: Music): Promise<string> {
  const tagged = await readFile(music.files.find((file) => file.endsWith(".mp3")) ?? "");
  const size = [6, 7, 8, 9].reduce((sum, index) => (sum << 7) | (tagged[index] ?? 0), 0);
  const path = join(music.folder, `${untaggedName}.mp3`);
  await writeFile(path, tagged.subarray(10 + size));
  return path;
}
