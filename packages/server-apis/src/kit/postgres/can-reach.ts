import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseUser } from "./database-user.ts";

/** The kernel looks at the first class that a user falls into, and at no other. */
const traverseBit = (user: DatabaseUser, uid: number, gid: number): number => {
  if (uid === user.uid) return 0o100;
  return gid === user.gid ? 0o010 : 0o001;
};

/** Whether `user` may traverse into `folder`, judged by the permission bits of it and all its parents (no ACLs). */
export const canReach = async (user: DatabaseUser, folder: string): Promise<boolean> => {
  let current = await realpath(folder);
  for (;;) {
    const { mode, uid, gid } = await stat(current);
    if ((mode & traverseBit(user, uid, gid)) === 0) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
};
