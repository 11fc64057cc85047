import type { SpaceId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";

/** How full a space is; `limitBytes` and `availableBytes` null where it has no limit of its own. */
export type SpaceQuota = { limitBytes: number | null; usedBytes: number; availableBytes: number | null };

export async function spaceQuota(db: Db, spaceId: SpaceId): Promise<SpaceQuota> {
  const space = await db
    .selectFrom("spaces")
    .select(["limit_bytes", "used_bytes", "reserved_bytes"])
    .where("id", "=", spaceId)
    .executeTakeFirstOrThrow();
  const { limit_bytes: limitBytes, used_bytes: usedBytes, reserved_bytes: reserved } = space;
  const availableBytes = limitBytes === null ? null : Math.max(0, limitBytes - usedBytes - reserved);
  return { limitBytes, usedBytes, availableBytes };
}
