import { execFile, type ExecFileOptions } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a program printed; where it fails, that is what the error says. */
export async function run(
  command: string,
  args: readonly string[],
  options: ExecFileOptions & { cwd: string },
): Promise<{ stdout: string }> {
  try {
    return await execute(command, args, { ...options, encoding: "utf8" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
