import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BlobMissing, type BlobStore, type LocalBlobStore } from "../../kit/blobs/blob-store.ts";
import type { BlobId } from "../../kit/ids.ts";
import { unreadable } from "../domain/extraction/audio-tags.ts";
import type { MediaProbe } from "../domain/ports.ts";
import type { ProbeAnswer, ProbeRequest, ProbeSource } from "./media-probe.messages.ts";

export type ProbeLimits = {
  /** After this long on one file the process is killed. */
  timeoutMs: number;
  /** After this long without work the process ends, and its memory with it. */
  idleMs: number;
  /** JavaScript heap of the process; pictures have limits of their own. */
  heapMegabytes: number;
  /** The most of a blob that is handed over where it cannot be opened as a file. */
  largestHandedOverBytes: number;
};

const defaults: ProbeLimits = {
  timeoutMs: 20_000,
  idleMs: 5_000,
  heapMegabytes: 256,
  largestHandedOverBytes: 64 * 1024 * 1024,
};

const program = fileURLToPath(import.meta.resolve("./media-probe.program.ts"));

/** The probe as a process of its own, started when there is something to read: a crash or an endless loop in a parser costs only itself. */
export function createProcessProbe(blobs: BlobStore, given: Partial<ProbeLimits> = {}): MediaProbe {
  const limits = { ...defaults, ...given };
  let child: ChildProcess | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function start(): ChildProcess {
    const execArgv = [`--max-old-space-size=${limits.heapMegabytes}`];
    const started = fork(program, {
      execArgv,
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.once("exit", () => {
      if (child === started) child = null;
    });
    return started;
  }

  function rest(): void {
    // A process that waits for work keeps the cloud from neither ending nor sleeping.
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(() => child?.disconnect(), limits.idleMs);
    idle.unref();
  }

  async function ask(request: ProbeRequest, signal: AbortSignal): Promise<ProbeAnswer | "failed"> {
    signal.throwIfAborted();
    clearTimeout(idle);
    if (child === null || !child.connected) child = start();
    child.ref();
    child.channel?.ref();
    try {
      const found = await exchange(child, request, AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)]));
      // Killed because the caller gave up, which says nothing about the file.
      if (found === "failed") signal.throwIfAborted();
      return found;
    } finally {
      rest();
    }
  }

  /** One file at a time: what is measured by the timeout is the file, not the queue. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function probe(
    kind: "audio" | "picture",
    blobId: BlobId,
    signal: AbortSignal,
  ): Promise<ProbeAnswer | "failed"> {
    const source = await sourceOf(blobs, blobId, limits.largestHandedOverBytes);
    return inTurn(() => ask({ kind, source }, signal));
  }

  return {
    audio: async (blobId, signal) => {
      const answer = await probe("audio", blobId, signal);
      if (answer !== "failed" && answer.kind === "audio") return { tags: answer.tags, cover: answer.cover };
      return {
        tags: unreadable("This file could not be read as audio: reading it took too long or broke the reader."),
        cover: null,
      };
    },
    picture: async (blobId, signal) => {
      const answer = await probe("picture", blobId, signal);
      return answer === "failed" ? null : answer.cover;
    },
    stop: async () => {
      clearTimeout(idle);
      if (child === null) return;
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Its answer; `failed` when it crashed or had to be killed. Throws when it could not be started. */
function exchange(child: ChildProcess, request: ProbeRequest, signal: AbortSignal): Promise<ProbeAnswer | "failed"> {
  return new Promise((resolve, reject) => {
    const kill = () => void child.kill("SIGKILL");
    const settle = (outcome: () => void) => {
      signal.removeEventListener("abort", kill);
      child.removeAllListeners("message");
      child.off("exit", onExit);
      child.off("error", onError);
      outcome();
    };
    const onExit = () => settle(() => resolve("failed"));
    const onError = (cause: Error) => settle(() => reject(cause));
    child.once("message", (answer) => settle(() => resolve(answer as ProbeAnswer)));
    child.once("exit", onExit);
    child.once("error", onError);
    signal.addEventListener("abort", kill, { once: true });
    child.send(request);
  });
}

async function sourceOf(blobs: BlobStore, id: BlobId, largestBytes: number): Promise<ProbeSource> {
  // A blob that is not there is the store's fault, and not the file's.
  if ((await blobs.size(id)) === null) throw new BlobMissing(id);
  if (isLocal(blobs)) return { kind: "path", path: blobs.pathOf(id) };
  const bytes = await new Response(await blobs.read(id, { start: 0, end: largestBytes })).bytes();
  return { kind: "bytes", bytes };
}

function isLocal(blobs: BlobStore): blobs is LocalBlobStore {
  return "pathOf" in blobs;
}
