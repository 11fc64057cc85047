import { type ChildProcess, execFile, fork } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import type { ProbeAnswer, ProbeRequest } from "./media-probe.messages.ts";

export type ProbeLimits = {
  /** After this long on one file the process is killed. */
  timeoutMs: number;
  /** After this long without work the process ends, and its memory with it. */
  idleMs: number;
  /** JavaScript heap of the process. */
  heapMegabytes: number;
  /** All memory of the process, heap, pictures and WebAssembly; where the system can limit it (`prlimit`). */
  memoryMegabytes: number;
};

export const defaultProbeLimits: ProbeLimits = {
  timeoutMs: 30_000,
  idleMs: 5_000,
  heapMegabytes: 512,
  memoryMegabytes: 2_048,
};

/** One process that reads media, started when there is something to read: a crash or an endless loop in a parser costs only itself. */
export type ProbeProcess = {
  /** `failed` when the file broke the process or took too long. One at a time: what the timeout measures is the file, not the queue. */
  ask(request: ProbeRequest, signal: AbortSignal): Promise<ProbeAnswer | "failed">;
  stop(): Promise<void>;
};

/** Decoding a sound from its beginning to its end may take this many times as long as anything else. */
const decodingTakes = 3;

const program = fileURLToPath(import.meta.resolve("./media-probe.program.ts"));

export function createProbeProcess(limits: ProbeLimits): ProbeProcess {
  let child: ChildProcess | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

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
    if (started.pid !== undefined) confine(started.pid, limits.memoryMegabytes);
    return started;
  }

  function rest(): void {
    // A process that waits for work keeps the cloud from neither ending nor sleeping.
    child?.unref();
    child?.channel?.unref();
    idle = setTimeout(() => child?.disconnect(), limits.idleMs);
    idle.unref();
  }

  return {
    async ask(request, signal) {
      signal.throwIfAborted();
      clearTimeout(idle);
      if (child === null || !child.connected) child = start();
      child.ref();
      child.channel?.ref();
      const timeoutMs = limits.timeoutMs * (request.task === "waveform" ? decodingTakes : 1);
      try {
        const found = await exchange(child, request, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
        // Killed because the caller gave up, which says nothing about the file.
        if (found === "failed") signal.throwIfAborted();
        return found;
      } finally {
        rest();
      }
    },
    async stop() {
      clearTimeout(idle);
      if (child === null) return;
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/**
 * Requests go first, but not at any price: at the lowest priority a busy machine would leave a harmless file no time within its limit. And one file's memory is not the machine's. Where the system has no such thing, the other limits hold.
 */
function confine(pid: number, memoryMegabytes: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system forbids it.
  }
  execFile("prlimit", ["--pid", String(pid), `--data=${memoryMegabytes * 1024 * 1024}`], () => undefined).unref();
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
