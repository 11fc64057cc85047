import type { GroupId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { type Caller, type DirectCaller, directCaller } from "./direct-caller.ts";
import { denied, type Denied, type GroupNameInvalid, type TooManyGroups } from "./failures.ts";
import { getGroup } from "./get-group.ts";
import type { Group } from "./group.ts";
import { groupDescription, groupName } from "./group-name.ts";
import { firstLimitBytes, type Groups, mostManaged } from "./groups.ts";
import { note } from "./note.ts";
import { tellGroup } from "./tell-group.ts";

export type CreateGroupOutcome = { kind: "created"; group: Group } | GroupNameInvalid | TooManyGroups | Denied;

/**
 * Makes a group with a space, and its maker the first manager. What the owner makes may fill the disk; what others make starts with
 * `firstLimitBytes`, or making groups would be a way around one's own limit.
 */
export async function createGroup(
  groups: Groups,
  caller: Caller,
  input: { name: string; description: string | null; idempotencyKey: string | null },
): Promise<CreateGroupOutcome> {
  const direct = directCaller(caller);
  if (direct === null) return denied(caller.principal);
  const named = groupName(input.name);
  if (named.kind !== "name") return named;
  const { idempotencyKey: key, ...given } = input;
  const isOwner = await groups.peers.peopleDirectory.isOwner(direct.personId);
  const wanted = { name: named.name, description: groupDescription(input.description), isOwner };
  const outcome = await groups.kit.write(
    direct.principal,
    { key, operation: "createGroup", input: given },
    async (tx): Promise<{ kind: "created"; groupId: GroupId } | TooManyGroups> => {
      if (!isOwner && (await countManaged(tx, direct)) >= mostManaged) {
        return { kind: "too-many-groups", limit: mostManaged };
      }
      return { kind: "created", groupId: await insertGroup(groups, tx, direct, wanted) };
    },
  );
  if (outcome.kind !== "created") return outcome;
  const made = await getGroup(groups, direct.principal, outcome.groupId);
  // A repeated call whose group is gone meanwhile.
  if (made.kind !== "group") throw new Error("the group that was made is gone");
  return { kind: "created", group: made.group };
}

async function insertGroup(
  { kit, peers }: Groups,
  tx: Tx,
  maker: DirectCaller,
  wanted: { name: string; description: string | null; isOwner: boolean },
): Promise<GroupId> {
  const [groupId, now] = [kit.newId<GroupId>(), kit.clock.now()];
  const { name, description } = wanted;
  await tx
    .insertInto("groups")
    .values({ id: groupId, name, description: description ?? "", created_at: now })
    .execute();
  await tx
    .insertInto("group_members")
    .values({ group_id: groupId, person_id: maker.personId, role: "manager", joined_at: now })
    .execute();
  await peers.groupSpaces.create(tx, groupId, name, wanted.isOwner ? null : firstLimitBytes);
  await tellGroup(kit, tx, { groupId, op: "created" });
  await note(tx, maker, { action: "created", groupId, facts: { name } });
  return groupId;
}

async function countManaged(tx: Tx, { personId }: DirectCaller): Promise<number> {
  const rows = await tx
    .selectFrom("group_members")
    .select("group_id")
    .where("person_id", "=", personId)
    .where("role", "=", "manager")
    .execute();
  return rows.length;
}
