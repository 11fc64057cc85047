import { type GroupId, type JoinRequestId, parseId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { type Caller, directCaller } from "./direct-caller.ts";
import { denied, type Denied, type GroupNotFound } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { lockGroup, roleIn } from "./lock-membership.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

export type RequestToJoinOutcome = { kind: "requested"; groupId: GroupId } | GroupNotFound | Denied;

/** Asks to be let in. A group that takes no requests looks like none. */
export async function requestToJoin(
  groups: Groups,
  caller: Caller,
  input: { groupId: string; idempotencyKey: string | null },
): Promise<RequestToJoinOutcome> {
  const direct = directCaller(caller);
  if (direct === null) return denied(caller.principal);
  const { groupId: id, idempotencyKey: key } = input;
  const groupId = parseId<GroupId>(id);
  if (groupId === null) return { kind: "group-not-found", id };
  const { kit } = groups;
  const { personId } = direct;
  return kit.write<RequestToJoinOutcome>(
    direct.principal,
    { key, operation: "requestToJoinGroup", input: { groupId } },
    async (tx) => {
      if (!(await lockGroup(tx, groupId)) || !(await takesRequests(tx, groupId))) {
        return { kind: "group-not-found", id };
      }
      if ((await roleIn(tx, groupId, personId)) !== null) return { kind: "requested", groupId };
      const made = await groupsTx(tx)
        .insertInto("group_join_requests")
        .values({ id: kit.newId<JoinRequestId>(), group_id: groupId, person_id: personId, asked_at: kit.clock.now() })
        .onConflict((conflict) => conflict.columns(["group_id", "person_id"]).doNothing())
        .returning("id")
        .executeTakeFirst();
      if (made !== undefined) {
        await tellGroup(kit, tx, { groupId, op: "updated", alsoTo: [personId] });
        await note(tx, direct, { action: "join-requested", groupId });
      }
      return { kind: "requested", groupId };
    },
  );
}

async function takesRequests(tx: Tx, groupId: GroupId): Promise<boolean> {
  const row = await groupsTx(tx)
    .selectFrom("open_groups")
    .select("group_id")
    .where("group_id", "=", groupId)
    .executeTakeFirst();
  return row !== undefined;
}
