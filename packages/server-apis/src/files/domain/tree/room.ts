import { sql } from "kysely";
import type { SpaceId } from "../../../kit/ids.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { QuotaExceeded } from "../failures.ts";

/**
 * Counts bytes as used, where there is room for them; one statement, so that nobody shares the same room. The space's row is the last lock of
 * a transaction.
 */
export async function takeRoom(tx: Tx, spaceId: SpaceId, bytes: number): Promise<QuotaExceeded | null> {
  return claim(tx, spaceId, { used: bytes, reserved: 0 });
}

/** Promises room to what will take some time. */
export async function reserveRoom(tx: Tx, spaceId: SpaceId, bytes: number): Promise<QuotaExceeded | null> {
  return claim(tx, spaceId, { used: 0, reserved: bytes });
}

/** Turns promised room into used room, and gives back what is not needed: `promised` bytes go, `used` bytes come. */
export async function settleRoom(tx: Tx, spaceId: SpaceId, room: { promised: number; used: number }): Promise<void> {
  if (room.promised === 0 && room.used === 0) return;
  await tx
    .updateTable("spaces")
    .set((eb) => ({
      used_bytes: eb("used_bytes", "+", room.used),
      reserved_bytes: eb("reserved_bytes", "-", room.promised),
    }))
    .where("id", "=", spaceId)
    .execute();
}

/** Counts bytes to this space that others have counted so far, room or not (`exceededRoom` tells afterwards); how many there were. */
export async function moveRoom(tx: Tx, to: SpaceId, counted: ReadonlyMap<SpaceId, number>): Promise<number> {
  const sum = [...counted.values()].reduce((one, other) => one + other, 0);
  const changes = new Map([...counted].map(([from, bytes]) => [from, -bytes] as const)).set(to, sum);
  for (const spaceId of [...changes.keys()].toSorted()) {
    await settleRoom(tx, spaceId, { promised: 0, used: changes.get(spaceId) ?? 0 });
  }
  return sum;
}

async function claim(
  tx: Tx,
  spaceId: SpaceId,
  { used, reserved }: { used: number; reserved: number },
): Promise<QuotaExceeded | null> {
  const { rows } = await sql`
    update spaces set used_bytes = used_bytes + ${used}::bigint, reserved_bytes = reserved_bytes + ${reserved}::bigint
    where id = ${spaceId} and (
      limit_bytes is null or used_bytes + reserved_bytes + ${used + reserved}::bigint <= limit_bytes or ${used + reserved} = 0
    ) returning id`.execute(tx);
  if (rows.length > 0) return null;
  const space = await tx
    .selectFrom("spaces")
    .select(["limit_bytes", "used_bytes"])
    .where("id", "=", spaceId)
    .executeTakeFirstOrThrow();
  return { kind: "quota-exceeded", limitBytes: space.limit_bytes ?? 0, usedBytes: space.used_bytes };
}
