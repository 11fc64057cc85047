import { actsDirectly } from "../../kit/acts-directly.ts";
import { type GroupId, parseId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied, type GroupNotFound } from "./failures.ts";
import type { Group } from "./group.ts";
import type { Groups } from "./groups.ts";
import { readGroups } from "./read-groups.ts";

/** One group that the person belongs to. */
export async function getGroup(
  groups: Groups,
  principal: Principal,
  id: string,
): Promise<{ kind: "group"; group: Group } | GroupNotFound | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const groupId = parseId<GroupId>(id);
  const [group] = groupId === null ? [] : await readGroups(groups, principal.personId, groupId);
  return group === undefined ? { kind: "group-not-found", id } : { kind: "group", group };
}
