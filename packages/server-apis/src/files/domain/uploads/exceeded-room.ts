import type { SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { QuotaExceeded } from "../failures.ts";

/** Whether bytes that were counted as used without a promise were too many. The caller has written the space's row: nobody else can now. */
export async function exceededRoom(tx: Tx, spaceId: SpaceId, addedBytes: number): Promise<QuotaExceeded | null> {
  const space = await tx
    .selectFrom("spaces")
    .select(["limit_bytes", "used_bytes", "reserved_bytes"])
    .where("id", "=", spaceId)
    .executeTakeFirstOrThrow();
  const { limit_bytes: limitBytes, used_bytes: used, reserved_bytes: reserved } = space;
  if (limitBytes === null || used + reserved <= limitBytes) return null;
  return { kind: "quota-exceeded", limitBytes, usedBytes: used - addedBytes };
}
