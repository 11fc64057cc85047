import type { GroupId } from "../../kit/ids.ts";
import { asManager } from "./as-manager.ts";
import type { Caller } from "./direct-caller.ts";
import type { Denied, GroupNotEmpty, GroupNotFound } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

export type DeleteGroupOutcome = { kind: "deleted"; id: GroupId } | GroupNotEmpty | GroupNotFound | Denied;

/**
 * Refused while the group's space holds a file: what belongs to several people must not go because one of them pressed a button, and deleting
 * is for good. Without files there is nothing to wait for, so it goes at once, for everybody.
 */
export async function deleteGroup(
  groups: Groups,
  caller: Caller,
  input: { id: string; idempotencyKey: string | null },
): Promise<DeleteGroupOutcome> {
  const { kit, peers } = groups;
  type Gone = { kind: "deleted"; id: GroupId } | GroupNotEmpty;
  const outcome = await asManager(groups, caller, {
    operation: "deleteGroup",
    groupId: input.id,
    input: { id: input.id },
    key: input.idempotencyKey,
    run: async (tx, groupId, manager): Promise<Gone> => {
      const space = await peers.groupSpaces.delete(tx, groupId);
      if (space.kind === "holds-files") return { kind: "group-not-empty", fileCount: space.fileCount };
      await tellGroup(kit, tx, { groupId, op: "deleted" });
      await note(tx, manager, { action: "deleted", groupId });
      // The group's own row goes with the last of its space; without members it is nobody's.
      await tx.deleteFrom("group_members").where("group_id", "=", groupId).execute();
      await tx.deleteFrom("grants").where("group_id", "=", groupId).execute();
      for (const table of ["open_groups", "group_invitations", "group_join_requests"] as const) {
        await groupsTx(tx).deleteFrom(table).where("group_id", "=", groupId).execute();
      }
      return { kind: "deleted", id: groupId };
    },
  });
  if (outcome.kind !== "deleted") return outcome;
  // What the members handed on from it may be open with anybody.
  kit.revocations.announce({});
  return outcome;
}
