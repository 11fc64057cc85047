import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DatabaseUser } from "./database-user.ts";
import { logServerLine } from "./log-server-line.ts";
import type { Log } from "../telemetry/log.ts";
import { postgresSettings } from "./postgres-settings.ts";
import { PostgresStartError } from "./postgres-start-error.ts";
import { credentialsOf, programEnvironment } from "./run-program.ts";
import { shutDownPostgres } from "./shut-down-postgres.ts";

/** How a server process ended: by itself with a code, or by a signal. */
export interface PostgresExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A server that accepted connections when this was made. */
export interface PostgresRun {
  readonly pid: number;
  readonly exited: Promise<PostgresExit>;
}

export interface LaunchOptions {
  readonly binariesFolder: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly user: DatabaseUser | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
}

const readyLine = "database system is ready to accept connections";
const memoryInUse = "pre-existing shared memory block";

/**
 * Starts the server and resolves when it accepts connections, after crash recovery too, which may take as long as it needs.
 *
 * @throws PostgresStartError `program-failed` with what the server said, `memory-still-in-use`, or `stopped`
 */
export const launchPostgres = async (options: LaunchOptions): Promise<PostgresRun> => {
  const { cluster, log, signal } = options;
  if (signal.aborted) throw new PostgresStartError({ kind: "stopped" });
  const settings = Object.entries(postgresSettings(options.socketFolder));
  const child = spawn(
    join(options.binariesFolder, "bin", "postgres"),
    ["-D", cluster, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...credentialsOf(options.user),
      cwd: cluster,
      env: programEnvironment,
      stdio: ["ignore", "ignore", "pipe"],
      // A session of its own: Ctrl-C goes to the terminal's whole process group, and the cloud must drain first.
      detached: true,
    },
  );
  const exited = new Promise<PostgresExit>((resolve) => {
    child.once("exit", (code, exitSignal) => resolve({ code, signal: exitSignal }));
    // Emitted instead of "exit" when the program could not be run at all.
    child.once("error", () => resolve({ code: null, signal: null }));
  });
  const lines = createInterface({ input: child.stderr });
  const said: string[] = [];
  const becameReady = new Promise<"ready">((resolve) => {
    const untilReady = (line: string): void => {
      said.push(line);
      if (!line.includes(readyLine)) return;
      lines.off("line", untilReady);
      resolve("ready");
    };
    lines.on("line", untilReady);
  });
  lines.on("line", (line) => logServerLine(log, line));
  const failed = new Promise<never>((_resolve, reject) => {
    child.once("error", (error) =>
      reject(
        new PostgresStartError(
          { kind: "program-failed", program: "postgres", output: error.message },
          { cause: error },
        ),
      ),
    );
    // "close" comes after the last line, so the reason is complete.
    child.once("close", () => {
      const output = said.join("\n");
      if (signal.aborted) reject(new PostgresStartError({ kind: "stopped" }));
      else if (output.includes(memoryInUse)) reject(new PostgresStartError({ kind: "memory-still-in-use", output }));
      else reject(new PostgresStartError({ kind: "program-failed", program: "postgres", output }));
    });
  });
  const { pid } = child;
  if (pid === undefined) return failed;
  const stopEarly = (): void => void shutDownPostgres({ pid, exited }, log);
  signal.addEventListener("abort", stopEarly);
  try {
    await Promise.race([becameReady, failed]);
  } finally {
    signal.removeEventListener("abort", stopEarly);
    // It ends after this function once the server was ready: that exit is the supervisor's to judge.
    failed.catch(() => undefined);
  }
  return { pid, exited };
};
