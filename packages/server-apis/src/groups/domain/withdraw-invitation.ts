import { type GroupId, type GroupInvitationId, parseId } from "../../kit/ids.ts";
import { asManager } from "./as-manager.ts";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { Caller } from "./direct-caller.ts";
import { denied, type Denied, type InvitationInvalid } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { note } from "./note.ts";
import { groupsDb, groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

export type WithdrawInvitationOutcome =
  | { kind: "withdrawn"; id: GroupInvitationId; groupId: GroupId }
  | InvitationInvalid
  | Denied;

const invalid: InvitationInvalid = { kind: "invitation-invalid" };

/** Ends an invitation of a group that the caller manages. */
export async function withdrawInvitation(
  groups: Groups,
  caller: Caller,
  input: { id: string; idempotencyKey: string | null },
): Promise<WithdrawInvitationOutcome> {
  if (!actsDirectly(caller.principal)) return denied(caller.principal);
  const id = parseId<GroupInvitationId>(input.id);
  if (id === null) return invalid;
  const known = await groupsDb(groups.kit.db)
    .selectFrom("group_invitations")
    .select("group_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (known === undefined) return invalid;
  const outcome = await asManager(groups, caller, {
    operation: "withdrawGroupInvitation",
    groupId: known.group_id,
    input: { id },
    key: input.idempotencyKey,
    run: async (tx, groupId, manager): Promise<WithdrawInvitationOutcome> => {
      const gone = await groupsTx(tx).deleteFrom("group_invitations").where("id", "=", id).executeTakeFirst();
      if (gone.numDeletedRows === 0n) return invalid;
      await tellGroup(groups.kit, tx, { groupId, op: "updated" });
      await note(tx, manager, { action: "invitation-withdrawn", groupId, facts: { invitationId: id } });
      return { kind: "withdrawn", id, groupId };
    },
  });
  // Whoever is not in the group is told no more than of an invitation that is not there.
  return outcome.kind === "group-not-found" ? invalid : outcome;
}
