import type { Principal } from "../../kit/principal.ts";
import { actsDirectly } from "../../kit/acts-directly.ts";
import { denied, type Denied } from "./failures.ts";
import type { Group } from "./group.ts";
import type { Groups } from "./groups.ts";
import { readGroups } from "./read-groups.ts";

/** The groups that the person belongs to, by name. */
export async function listGroups(
  groups: Groups,
  principal: Principal,
): Promise<{ kind: "groups"; groups: Group[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  return { kind: "groups", groups: await readGroups(groups, principal.personId) };
}
