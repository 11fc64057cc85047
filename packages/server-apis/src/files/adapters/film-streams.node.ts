import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BlobId } from "../../kit/ids.ts";
import type { Film, FilmPart, FilmStreams } from "../domain/ports.ts";
import { cutFilm, cutPiece, pieceName, piecePlaylist, playlistName } from "./cut-film.node.ts";
import { bytesBelow } from "./bytes-below.node.ts";
import type { LocalCopies, LocalCopy } from "./local-copy.node.ts";

export type FilmStreamLimits = {
  /** Programs that decode at once. */
  atOnce: number;
  /** Who else may wait for one; more are told to come back. */
  waiting: number;
  /** What is kept of all films together. The films asked for longest ago go first. */
  cacheBytes: number;
  /** A film nobody asks for goes after this. */
  idleMs: number;
};

const defaults: FilmStreamLimits = {
  atOnce: 2,
  waiting: 16,
  cacheBytes: 4 * 1024 ** 3,
  idleMs: 30 * 60_000,
};
const largestCopyBytes = 16 * 1024 ** 3;

type Kept = {
  copy: Promise<LocalCopy>;
  folder: string;
  bytes: number;
  usedAt: number;
  /** Who works with it: until they are done it stays. */
  users: number;
  cut: Promise<boolean> | null;
};

/**
 * Streams of films below `folder`, which is emptied first: nothing in it outlives this process. A film that browsers play as it is gets
 * cut once; any other is decoded piece by piece, each when it is asked for, so that nobody waits for more than they watch.
 */
export function createFilmStreams(
  localCopy: LocalCopies,
  folder: string,
  given: Partial<FilmStreamLimits> = {},
): FilmStreams {
  const limits = { ...defaults, ...given };
  const emptied = rm(folder, { recursive: true, force: true });
  // Whoever needs the folder is told.
  emptied.catch(() => undefined);
  const kept = new Map<BlobId, Kept>();
  const underWay = new Map<string, Promise<FilmPart>>();
  const stopping = new AbortController();
  let running = 0;
  const queue: (() => void)[] = [];
  const sweeper = setInterval(() => void sweep(), limits.idleMs / 4);
  sweeper.unref();

  async function withFilm<T>(film: Film, work: (entry: Kept) => Promise<T>): Promise<T> {
    await emptied;
    const entry = open(film);
    entry.users += 1;
    try {
      await mkdir(entry.folder, { recursive: true, mode: 0o700 });
      return await work(entry);
    } finally {
      entry.users -= 1;
      entry.usedAt = Date.now();
      await sweep();
    }
  }

  function open({ stored }: Film): Kept {
    let film = kept.get(stored.blobId);
    if (film === undefined) {
      const place = join(folder, stored.blobId);
      const copy = localCopy(stored, largestCopyBytes);
      film = { copy, folder: place, bytes: 0, usedAt: 0, users: 0, cut: null };
      kept.set(stored.blobId, film);
      film.copy.catch(() => kept.delete(stored.blobId));
    }
    return film;
  }

  /** One at a time for each part, whoever asks; `limits.atOnce` for all. */
  async function make(key: string, work: () => Promise<FilmPart>): Promise<FilmPart> {
    const known = underWay.get(key);
    if (known !== undefined) return known;
    if (running >= limits.atOnce && queue.length >= limits.waiting) return "busy";
    const made = takeTurn()
      .then(work)
      .finally(() => {
        underWay.delete(key);
        const next = queue.shift();
        if (next === undefined) running -= 1;
        // It has this one's turn.
        else next();
      });
    underWay.set(key, made);
    return made;
  }

  async function takeTurn(): Promise<void> {
    if (running >= limits.atOnce) return new Promise<void>((resolve) => queue.push(resolve));
    running += 1;
  }

  async function drop(blobId: BlobId): Promise<void> {
    const film = kept.get(blobId);
    if (film === undefined) return;
    kept.delete(blobId);
    await rm(film.folder, { recursive: true, force: true });
    const copy = await film.copy.catch(() => null);
    await copy?.[Symbol.asyncDispose]();
  }

  /** Makes room and forgets what nobody watches any more. */
  async function sweep(): Promise<void> {
    const oldestFirst = [...kept].toSorted(([, one], [, other]) => one.usedAt - other.usedAt);
    let bytes = oldestFirst.reduce((sum, [, film]) => sum + film.bytes, 0);
    for (const [blobId, film] of oldestFirst) {
      const isIdle = Date.now() - film.usedAt >= limits.idleMs;
      if (film.users > 0 || (bytes <= limits.cacheBytes && !isIdle)) continue;
      bytes -= film.bytes;
      await drop(blobId);
    }
  }

  /** Whether the film lies there in pieces, as it is; false where it has to be decoded. */
  async function isCut(film: Film, entry: Kept): Promise<boolean> {
    if (!film.isCompatible) return false;
    entry.cut ??= (async () => {
      const { path } = await entry.copy;
      const done = await cutFilm(path, entry.folder, { signal: stopping.signal, largestBytes: limits.cacheBytes / 2 });
      entry.bytes = await bytesBelow(entry.folder);
      return done;
    })();
    return entry.cut;
  }

  return {
    playlist: (film) =>
      withFilm(film, (entry) =>
        make(`${film.stored.blobId} playlist`, async () => {
          if (await isCut(film, entry)) return readPart(join(entry.folder, playlistName));
          return new TextEncoder().encode(piecePlaylist(film.durationMs));
        }),
      ),
    piece: (film, number) =>
      withFilm(film, async (entry) => {
        const path = join(entry.folder, pieceName(number));
        const there = await readPart(path);
        if (there !== null) return there;
        return make(`${film.stored.blobId} ${number}`, async () => {
          if (await isCut(film, entry)) return readPart(path);
          const { path: source } = await entry.copy;
          const { durationMs } = film;
          if (!(await cutPiece(source, path, { number, durationMs, signal: stopping.signal }))) return null;
          const piece = await readPart(path);
          entry.bytes = await bytesBelow(entry.folder);
          return piece;
        });
      }),
    async stop() {
      clearInterval(sweeper);
      stopping.abort(new Error("the cloud is stopping"));
      await Promise.allSettled(underWay.values());
      for (const blobId of kept.keys()) await drop(blobId);
    },
  };
}

async function readPart(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    // Not made yet, or taken away to make room.
    return null;
  }
}
