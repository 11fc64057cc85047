import { chown, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canReach } from "./can-reach.ts";
import type { DatabaseUser } from "./database-user.ts";

/** Names the socket file, nothing else: PostgreSQL listens on no network port. */
export const socketPort = 5432;

/** Linux allows 107 bytes for a socket's path, macOS 103. */
const maximumPathBytes = 100;

export const socketPathIn = (folder: string): string => join(folder, `.s.PGSQL.${socketPort}`);

/** Marks the folders outside the data folder that are ours to remove. */
export const temporaryPrefix = "mows-postgres-";

const temporaryParent = async (user: DatabaseUser | undefined): Promise<string> => {
  const preferred = await realpath(tmpdir());
  const fits = Buffer.byteLength(socketPathIn(join(preferred, `${temporaryPrefix}xxxxxx`))) <= maximumPathBytes;
  return fits && (user === undefined || (await canReach(user, preferred))) ? preferred : "/tmp";
};

/**
 * An empty folder of mode 0700 for the database's socket, owned by the database's user: in the data folder, or in the
 * temporary folder where the data folder's path is too long for a socket.
 */
export const prepareSocketFolder = async (dataFolderPath: string, user: DatabaseUser | undefined): Promise<string> => {
  let folder = join(dataFolderPath, "postgres-socket");
  await rm(folder, { recursive: true, force: true });
  if (Buffer.byteLength(socketPathIn(folder)) <= maximumPathBytes) await mkdir(folder, { mode: 0o700 });
  else folder = await mkdtemp(join(await temporaryParent(user), temporaryPrefix));
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  return folder;
};
