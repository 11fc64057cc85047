import type { SpaceId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";

/** How full a space is; `availableBytes` null where it has no limit of its own. */
export async function spaceQuota(
  db: Db,
  spaceId: SpaceId,
): Promise<{ usedBytes: number; availableBytes: number | null }> {
  const space = await db
    .selectFrom("spaces")
    .select(["limit_bytes", "used_bytes", "reserved_bytes"])
    .where("id", "=", spaceId)
    .executeTakeFirstOrThrow();
  const { limit_bytes: limit, used_bytes: usedBytes, reserved_bytes: reserved } = space;
  return { usedBytes, availableBytes: limit === null ? null : Math.max(0, limit - usedBytes - reserved) };
}
