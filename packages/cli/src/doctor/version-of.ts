import { execFile } from "node:child_process";

/** A browser that has to be unpacked may take this long for its first answer. */
const answerMs = 15_000;

/** The first line of what a program prints for `--version`; null when it does not start. */
export function versionOf(program: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, ["--version"], { timeout: answerMs }, (error, output) =>
      resolve(error === null ? (output.split("\n", 1)[0] ?? "").trim() : null),
    );
  });
}
