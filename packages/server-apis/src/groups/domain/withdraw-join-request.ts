import { type GroupId, parseId } from "../../kit/ids.ts";
import { type Caller, directCaller } from "./direct-caller.ts";
import { denied, type Denied } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

export type WithdrawJoinRequestOutcome = { kind: "request-withdrawn"; groupId: string } | Denied;

/** Takes one's own request back; that there is none any more is as good. */
export async function withdrawJoinRequest(
  { kit }: Groups,
  caller: Caller,
  input: { groupId: string; idempotencyKey: string | null },
): Promise<WithdrawJoinRequestOutcome> {
  const direct = directCaller(caller);
  if (direct === null) return denied(caller.principal);
  const { groupId: id, idempotencyKey: key } = input;
  const groupId = parseId<GroupId>(id);
  if (groupId === null) return { kind: "request-withdrawn", groupId: id };
  const { personId } = direct;
  return kit.write<WithdrawJoinRequestOutcome>(
    direct.principal,
    { key, operation: "withdrawJoinRequest", input: { groupId } },
    async (tx) => {
      const gone = await groupsTx(tx)
        .deleteFrom("group_join_requests")
        .where("group_id", "=", groupId)
        .where("person_id", "=", personId)
        .returning("id")
        .executeTakeFirst();
      if (gone !== undefined) {
        await tellGroup(kit, tx, { groupId, op: "updated", alsoTo: [personId] });
        await note(tx, direct, { action: "join-request-withdrawn", groupId });
      }
      return { kind: "request-withdrawn", groupId };
    },
  );
}
