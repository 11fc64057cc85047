import { sql } from "kysely";
import { type NodeId, parseId, type SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, RetentionInvalid } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";

export type SetTrashRetentionOutcome =
  | { kind: "trash-retention-set"; spaceId: SpaceId; days: number }
  | RetentionInvalid
  | NodeNotFound
  | Denied;

const [minimumDays, maximumDays] = [1, 3650];

/** After how many days the trash of a space deletes for good, also for what lies in it by now. For who manages the whole space. */
export async function setTrashRetention(
  kit: Kit,
  principal: Principal,
  input: { spaceId: string; days: number; idempotencyKey: string | null },
): Promise<SetTrashRetentionOutcome> {
  const { spaceId, days, idempotencyKey: key } = input;
  const idempotency = { key, operation: "setTrashRetention", input: { spaceId, days } };
  return kit.write<SetTrashRetentionOutcome>(principal, idempotency, async (tx) => {
    const rootId = await rootOf(tx, spaceId);
    if (rootId === null) return { kind: "node-not-found", id: spaceId };
    const allowed = await authorise(tx, principal, "manage", rootId);
    if (allowed.kind === "node-not-found") return { kind: "node-not-found", id: spaceId };
    if (allowed.kind !== "allow") return allowed;
    if (days < minimumDays || days > maximumDays) return { kind: "retention-invalid", minimumDays, maximumDays };
    const { spaceId: id } = allowed.node;
    await sql`
      update trash set purge_at = deleted_at + make_interval(days => ${days}::int) where space_id = ${id}`.execute(tx);
    await tx.updateTable("spaces").set({ trash_retention_days: days }).where("id", "=", id).execute();
    return { kind: "trash-retention-set", spaceId: id, days };
  });
}

async function rootOf(tx: Tx, spaceId: string): Promise<NodeId | null> {
  const id = parseId<SpaceId>(spaceId);
  if (id === null) return null;
  const space = await tx.selectFrom("spaces").select("root_id").where("id", "=", id).executeTakeFirst();
  return space?.root_id ?? null;
}
