import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";

/** Where programs of this kind are installed; nothing else of the cloud's environment reaches them. */
const path = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/opt/local/bin:/run/current-system/sw/bin";
const memoryBytes = 3 * 1024 ** 3;

export type FfmpegRun = {
  program: "ffmpeg" | "ffprobe";
  /** In groups of what belongs together. */
  arguments: readonly (readonly string[])[];
  signal: AbortSignal;
  timeoutMs: number;
  /** More output ends it. */
  longestOutputBytes: number;
  /** Takes the output as it comes; nothing of it is kept then. */
  onOutput?: (chunk: Uint8Array) => void;
};

/** Containers that hold sound or film themselves: no playlist, script or list of pictures that names other files. */
const containers = [
  ["mov", "mp4", "matroska", "webm", "avi", "flv", "mpegts", "mpeg", "mpegvideo", "asf", "rm", "mxf", "ivf", "m4v"],
  ["ogg", "mp3", "flac", "wav", "w64", "aac", "aiff", "ape", "wv", "caf", "amr", "ac3", "eac3", "dts", "tta", "au"],
  ["dsf", "h264", "hevc", "nut", "dv", "gif"],
].flat();

/** Reads local files only, never says more than what went wrong. */
export const ffmpegBasics: readonly string[] = [
  ["-hide_banner", "-loglevel", "error"],
  ["-protocol_whitelist", "file,pipe", "-format_whitelist", containers.join(",")],
].flat();

/** Decoding on all processors would only take them from everybody else. */
export const ffmpegInput: readonly string[] = ["-nostdin", ...ffmpegBasics, "-threads", "1"];

/** Whether ffmpeg and ffprobe are on this machine. */
export async function hasFfmpeg(): Promise<boolean> {
  const found = await Promise.all(
    (["ffmpeg", "ffprobe"] as const).map((program) =>
      runFfmpeg({
        program,
        arguments: [["-version"]],
        signal: AbortSignal.timeout(10_000),
        timeoutMs: 10_000,
        longestOutputBytes: 64 * 1024,
      }),
    ),
  );
  return found.every((output) => output !== null);
}

/**
 * What the program wrote to its output, or null when it failed, took too long or wrote too much. It runs behind everything else, without
 * the cloud's environment, and, where the system can, with a limit on its memory. Throws only when `signal` aborts.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<Uint8Array | null> {
  run.signal.throwIfAborted();
  const confined = await attempt(run, true);
  const found = confined === "missing" ? await attempt(run, false) : confined;
  run.signal.throwIfAborted();
  return found instanceof Uint8Array ? found : null;
}

/** `missing` where a program to run is not there. */
async function attempt(run: FfmpegRun, confined: boolean): Promise<Uint8Array | "failed" | "missing"> {
  const limits = ["prlimit", `--data=${memoryBytes}`, "--core=0", `--cpu=${Math.ceil(run.timeoutMs / 1000) * 2}`];
  const [command = "", ...given] = [...(confined ? limits : []), run.program, ...run.arguments.flat()];
  const child = spawn(command, given, { env: { PATH: path }, stdio: ["ignore", "pipe", "ignore"] });
  if (child.pid !== undefined) setLow(child.pid);
  const ended = new Promise<number | "missing">((resolve) => {
    child.once("error", () => resolve("missing"));
    child.once("close", (code) => resolve(code ?? -1));
  });
  const kill = () => void child.kill("SIGKILL");
  const end = AbortSignal.any([run.signal, AbortSignal.timeout(run.timeoutMs)]);
  end.addEventListener("abort", kill, { once: true });
  const output = collect(child, run);
  const code = await ended;
  end.removeEventListener("abort", kill);
  // 127: prlimit found no such program.
  if (code === "missing" || (confined && code === 127)) return "missing";
  return code === 0 ? (output() ?? "failed") : "failed";
}

function collect(child: ChildProcess, { longestOutputBytes, onOutput }: FfmpegRun): () => Uint8Array | null {
  const chunks: Uint8Array[] = [];
  const take = onOutput ?? ((chunk) => void chunks.push(chunk));
  let bytes = 0;
  child.stdout?.on("data", (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > longestOutputBytes) child.kill("SIGKILL");
    else take(chunk);
  });
  return () => (bytes > longestOutputBytes ? null : new Uint8Array(Buffer.concat(chunks)));
}

function setLow(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system forbids it.
  }
}
