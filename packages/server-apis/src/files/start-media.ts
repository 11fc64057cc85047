import type { Route } from "../kit/http/route.ts";
import type { JobHandlers } from "../kit/jobs/jobs.ts";
import type { Kit } from "../kit/kit.ts";
import { unref } from "../kit/unref.ts";
import { beginExtractingAgain } from "./domain/extraction/extract-again.ts";
import { extractionJobs } from "./domain/extraction/extraction-jobs.ts";
import { Waveforms } from "./domain/extraction/read-waveform.ts";
import type { CreateHash, FilmStreams, MediaProbe } from "./domain/ports.ts";
import { filmRoutes } from "./routes/film-routes.ts";
import { mediaRoutes } from "./routes/media-routes.ts";

/** Starting takes no longer for it. */
const readAgainAfterMs = 5_000;

/** What understands contents, at work. */
export type Media = { createHash: CreateHash; routes: readonly Route[]; jobs: JobHandlers; stop(): Promise<void> };

type Tools = { probe: MediaProbe; createHash: CreateHash; films: FilmStreams | null };

export async function startMedia(kit: Kit): Promise<Media> {
  const { probe, createHash, films } = await (kit.dataFolder === null
    ? memoryTools(kit)
    : nodeTools(kit, kit.dataFolder));
  const waveforms = new Waveforms(kit, probe);
  // A cloud in memory has no files of an older one.
  const beginning =
    kit.dataFolder === null ? undefined : setTimeout(() => void readAgain(kit, probe), readAgainAfterMs);
  if (beginning !== undefined) unref(beginning);
  return {
    createHash,
    routes: [...mediaRoutes(kit, waveforms), ...(films === null ? [] : filmRoutes(kit, films))],
    jobs: extractionJobs({ kit, probe, createHash }),
    async stop() {
      clearTimeout(beginning);
      await films?.stop();
      await waveforms.stop();
      await probe.stop();
    },
  };
}

/** Never throws: nobody waits for it, and the next start tries again. */
async function readAgain(kit: Kit, probe: MediaProbe): Promise<void> {
  try {
    await beginExtractingAgain({ kit, probe });
  } catch (cause) {
    kit.log.warn({ cause }, "files of an older extractor could not be looked for");
  }
}

/** Loaded where they are used: a cloud in memory starts no process, and is the same in a browser tab. */
async function memoryTools(kit: Kit): Promise<Tools> {
  const { createMemoryProbe } = await import("./adapters/media-probe.memory.ts");
  const { createMemoryHash } = await import("./adapters/streaming-hash.memory.ts");
  return { probe: createMemoryProbe(kit.blobs), createHash: createMemoryHash, films: null };
}

async function nodeTools(kit: Kit, dataFolder: string): Promise<Tools> {
  const { createProcessProbe } = await import("./adapters/media-probe.node.ts");
  const { createNodeHash } = await import("./adapters/streaming-hash.node.ts");
  const { createFilmStreams } = await import("./adapters/film-streams.node.ts");
  const { createLocalCopies } = await import("./adapters/local-copy.node.ts");
  const localCopy = createLocalCopies(kit.blobs, `${dataFolder}/cache/copies`);
  return {
    probe: createProcessProbe(localCopy),
    createHash: createNodeHash,
    films: createFilmStreams(localCopy, `${dataFolder}/cache/films`),
  };
}
