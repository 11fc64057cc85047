import type { AuditEntry } from "../../kit/audit/audit-entry.ts";
import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Caller } from "./direct-caller.ts";
import type { Groups } from "./groups.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

/** Makes somebody a member who is none; the group is locked and has room. A request of theirs is answered by it. */
export async function addMember(
  { kit }: Groups,
  tx: Tx,
  joining: { groupId: GroupId; personId: PersonId; caller: Caller; facts: NonNullable<AuditEntry["facts"]> },
): Promise<void> {
  const { groupId, personId, caller, facts } = joining;
  await tx
    .insertInto("group_members")
    .values({ group_id: groupId, person_id: personId, role: "member", joined_at: kit.clock.now() })
    .execute();
  await groupsTx(tx)
    .deleteFrom("group_join_requests")
    .where("group_id", "=", groupId)
    .where("person_id", "=", personId)
    .execute();
  await tellGroup(kit, tx, { groupId, op: "updated" });
  await note(tx, caller, { action: "member-added", groupId, facts: { personId, ...facts } });
}
