import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { GroupId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied } from "./failures.ts";
import type { Groups } from "./groups.ts";

export type GroupSpace = {
  groupId: GroupId;
  groupName: string;
  memberCount: number;
  usedBytes: number;
  limitBytes: number | null;
};

/** What the spaces of all groups hold, by the groups' names. For the owner and the operator, who need not be in them. */
export async function listGroupSpaces(
  groups: Groups,
  principal: Principal,
): Promise<{ kind: "group-spaces"; spaces: GroupSpace[] } | Denied> {
  if (!(await administers(groups, principal))) return denied(principal);
  const rows = await groups.kit.db
    .selectFrom("groups")
    .innerJoin("spaces", "spaces.group_id", "groups.id")
    .innerJoin("nodes", "nodes.id", "spaces.root_id")
    .where("nodes.deleted_at", "is", null)
    .select([
      "groups.id as groupId",
      "groups.name as groupName",
      "spaces.used_bytes as usedBytes",
      "spaces.limit_bytes as limitBytes",
    ])
    .select(sql<number>`(select count(*)::integer from group_members m where m.group_id = groups.id)`.as("memberCount"))
    .orderBy("groups.name")
    .orderBy("groups.id")
    .execute();
  return { kind: "group-spaces", spaces: rows };
}

/** The operator, or the owner with no app in between. */
export async function administers({ peers }: Groups, principal: Principal): Promise<boolean> {
  if (principal.kind === "operator") return true;
  return actsDirectly(principal) && peers.peopleDirectory.isOwner(principal.personId);
}
