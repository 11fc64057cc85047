import { readConfig, type Config } from "@mows/server-apis";

/** The environment, as the server reads it too. Throws `ConfigInvalid`. */
export function readEnvironment(): Config {
  return readConfig(process.env);
}
