import { type GroupId, parseId } from "../../kit/ids.ts";
import type { Caller } from "./direct-caller.ts";
import { denied, type Denied, type GroupNotFound } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { administers } from "./list-group-spaces.ts";
import { note } from "./note.ts";
import { tellGroup } from "./tell-group.ts";

export type SetGroupLimitOutcome =
  | { kind: "limit-set"; id: GroupId; limitBytes: number | null }
  | GroupNotFound
  | Denied;

/** How much the group's space may hold. For the owner and the operator. */
export async function setGroupLimit(
  groups: Groups,
  caller: Caller,
  input: { id: string; limitBytes: number | null; idempotencyKey: string | null },
): Promise<SetGroupLimitOutcome> {
  if (!(await administers(groups, caller.principal))) return denied(caller.principal);
  const { idempotencyKey: key, ...given } = input;
  const { id, limitBytes } = given;
  const groupId = parseId<GroupId>(id);
  if (groupId === null) return { kind: "group-not-found", id };
  return groups.kit.write<SetGroupLimitOutcome>(
    caller.principal,
    { key, operation: "setGroupLimit", input: given },
    async (tx) => {
      const changed = await tx
        .updateTable("spaces")
        .set({ limit_bytes: limitBytes })
        .where("group_id", "=", groupId)
        .returning("id")
        .executeTakeFirst();
      if (changed === undefined) return { kind: "group-not-found", id };
      await tellGroup(groups.kit, tx, { groupId, op: "updated" });
      await note(tx, caller, { action: "limit-set", groupId, facts: { limitBytes } });
      return { kind: "limit-set", id: groupId, limitBytes };
    },
  );
}
