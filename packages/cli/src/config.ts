import { homedir } from "node:os";
import { join } from "node:path";
import { readConfig, type Config } from "@mows/server-apis";

/** The environment, as the server reads it too. Throws `ConfigInvalid`. */
export function readEnvironment(): Config {
  return readConfig(process.env);
}

/** Whether somebody chose the port. */
export function isPortChosen(): boolean {
  return (process.env["MOWS_PORT"] ?? "") !== "";
}

/** The browser that tests are to use; undefined for whichever is found. */
export function chosenChromium(): string | undefined {
  return process.env["MOWS_CHROMIUM"];
}

/** Where this user's programs keep their settings (XDG Base Directory Specification). */
export function configFolder(): string {
  const chosen = process.env["XDG_CONFIG_HOME"] ?? "";
  return join(chosen === "" ? join(homedir(), ".config") : chosen, "mows");
}

/** The environment of a program of ours, for the cloud that has its data there. */
export function environmentFor(dataFolder: string): NodeJS.ProcessEnv {
  return { ...process.env, MOWS_DATA: dataFolder };
}
