import type { Command } from "commander";
import type { Cloud } from "./cloud.ts";
import { CommandError, exitCode } from "./exit-code.ts";
import { connectLocalCloud } from "./local-cloud.ts";
import { connectRemoteCloud } from "./login/connect-remote-cloud.ts";
import { readLogin } from "./login/login-file.ts";

export type CloudOptions = { as?: string; remote?: boolean };

/** `--remote`, for commands that work here and elsewhere. */
export function withRemote(command: Command): Command {
  return command.option("--remote", "at the cloud of `mows login`, also where one runs on this machine");
}

/**
 * The cloud on this machine, as `as` or as its operator; where none runs here, or `remote` says so, the one of `mows login`, in the name of
 * who signed in.
 */
export async function connectCloud({ as, remote = false }: CloudOptions = {}): Promise<Cloud> {
  const login = await readLogin();
  if (!remote) {
    try {
      return connectLocalCloud(as === undefined ? {} : { as });
    } catch (error) {
      if (login === null || !(error instanceof CommandError) || error.code !== exitCode.noCloud) throw error;
    }
  }
  if (as !== undefined && login !== null && as !== login.username) {
    throw new CommandError(
      `You are signed in at ${login.url} as ${login.username}. --as is for the cloud's own machine.`,
      exitCode.usage,
    );
  }
  return connectRemoteCloud();
}
