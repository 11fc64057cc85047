import type { Caller } from "./direct-caller.ts";
import { asManager } from "./as-manager.ts";
import type { Denied, GroupNameInvalid, GroupNotFound } from "./failures.ts";
import { getGroup } from "./get-group.ts";
import type { Group } from "./group.ts";
import { groupDescription, groupName } from "./group-name.ts";
import type { Groups } from "./groups.ts";
import { note } from "./note.ts";
import { groupsTx } from "./tables.ts";
import { tellGroup } from "./tell-group.ts";

export type UpdateGroupOutcome = { kind: "updated"; group: Group } | GroupNameInvalid | GroupNotFound | Denied;

/** Name, description, and whether it takes requests; when it does not any more, those that wait are dropped. */
export async function updateGroup(
  groups: Groups,
  caller: Caller,
  input: {
    id: string;
    name: string;
    description: string | null;
    takesRequests: boolean;
    idempotencyKey: string | null;
  },
): Promise<UpdateGroupOutcome> {
  const { idempotencyKey: key, ...given } = input;
  const { kit, peers } = groups;
  const outcome = await asManager(groups, caller, {
    operation: "updateGroup",
    groupId: input.id,
    input: given,
    key,
    run: async (tx, groupId, manager): Promise<{ kind: "updated" } | GroupNameInvalid> => {
      const named = groupName(input.name);
      if (named.kind !== "name") return named;
      const { name } = named;
      await tx
        .updateTable("groups")
        .set({ name, description: groupDescription(input.description) ?? "" })
        .where("id", "=", groupId)
        .execute();
      await peers.groupSpaces.rename(tx, groupId, name);
      const tables = groupsTx(tx);
      if (input.takesRequests) {
        await tables
          .insertInto("open_groups")
          .values({ group_id: groupId })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else {
        await tables.deleteFrom("open_groups").where("group_id", "=", groupId).execute();
        await tables.deleteFrom("group_join_requests").where("group_id", "=", groupId).execute();
      }
      await tellGroup(kit, tx, { groupId, op: "updated" });
      await note(tx, manager, { action: "updated", groupId, facts: { name, takesRequests: input.takesRequests } });
      return { kind: "updated" };
    },
  });
  if (outcome.kind !== "updated") return outcome;
  const updated = await getGroup(groups, caller.principal, input.id);
  return updated.kind === "group" ? { kind: "updated", group: updated.group } : updated;
}
