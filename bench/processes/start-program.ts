import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { undoOnce } from "./clean-up.ts";

/** A server in a process of its own that said by a line that it is ready. */
export type Program = AsyncDisposable & {
  pid: number;
  /** What the ready line said behind its prefix. */
  address: string;
  readyAfterMs: number;
  /** SIGTERM, and its end. Idempotent. */
  stop(): Promise<void>;
};

export type ProgramOptions = { ready: RegExp; env?: Record<string, string>; cwd?: string };

const readyWithinMs = 90_000;

/** Starts a program and waits for the line that `ready` matches; its first group is the address. */
export async function startProgram(
  command: string,
  args: readonly string[],
  { ready, env = {}, cwd }: ProgramOptions,
): Promise<Program> {
  const startedAt = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd !== undefined && { cwd }),
  });
  const ended = once(child, "exit");
  const stop = undoOnce(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  });
  try {
    const address = await readyLine(child, ready, ended);
    const readyAfterMs = performance.now() - startedAt;
    return { pid: child.pid ?? 0, address, readyAfterMs, stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    if (child.pid !== undefined) await stop();
    throw error;
  }
}

async function readyLine(child: ChildProcess, ready: RegExp, ended: Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const said = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        const address = ready.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
  });
  const late = AbortSignal.timeout(readyWithinMs);
  const failed = new Promise<never>((_resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${child.spawnargs.join(" ")} ${why}:\n${lines.join("\n")}`));
    late.addEventListener("abort", () => fail("was not ready in time"));
    ended.then(
      () => fail("ended"),
      (error: unknown) => fail(String(error)),
    );
  });
  // It also ends after it was ready, which is no failure then.
  failed.catch(() => undefined);
  return Promise.race([said, failed]);
}
