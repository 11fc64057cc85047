import { spawn } from "node:child_process";
import { basename } from "node:path";
import { text } from "node:stream/consumers";
import type { DatabaseUser } from "./database-user.ts";
import { PostgresStartError } from "./postgres-start-error.ts";

/** PostgreSQL's programs read dozens of PG… variables and the locale: they get none of ours. */
export const programEnvironment = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" } as const;

export interface ProgramOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly workingFolder: string;
  readonly user: DatabaseUser | undefined;
  /** What the program reads from its standard input; nothing by default. */
  readonly input?: string;
  readonly signal?: AbortSignal | undefined;
}

/** The credentials of a child process, in the form that `spawn` takes. */
export const credentialsOf = (user: DatabaseUser | undefined): { uid: number; gid: number } | undefined =>
  user && { uid: user.uid, gid: user.gid };

/**
 * Runs one of PostgreSQL's programs to its end.
 *
 * @throws PostgresStartError `program-failed` with everything it printed, or `stopped` when the signal fired
 */
export const runProgram = async (options: ProgramOptions): Promise<void> => {
  const child = spawn(options.file, options.args, {
    ...credentialsOf(options.user),
    cwd: options.workingFolder,
    env: programEnvironment,
    signal: options.signal,
  });
  // A program that dies before it has read its input would otherwise raise EPIPE here.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  // "close" comes last in every case, also after a program that could not be run or was aborted.
  const [printed, [code, signal]] = await Promise.all([
    Promise.all([text(child.stdout), text(child.stderr)]),
    new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.once("close", (...how) => resolve(how));
    }),
  ]);
  if (options.signal?.aborted) throw new PostgresStartError({ kind: "stopped" }, { cause: failure });
  if (code === 0) return;
  const output = printed.join("").trim() || failure?.message || `ended by ${signal ?? code}`;
  throw new PostgresStartError({ kind: "program-failed", program: basename(options.file), output }, { cause: failure });
};
