import { sql } from "kysely";
import { actsDirectly } from "../../kit/acts-directly.ts";
import type { GroupId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { denied, type Denied } from "./failures.ts";
import type { Groups } from "./groups.ts";
import { groupsDb } from "./tables.ts";

export type JoinableGroup = {
  id: GroupId;
  name: string;
  description: string | null;
  memberCount: number;
  askedAt: Date | null;
};

/** Groups that take requests, without those the person is in, by name: at most 200. */
export async function listJoinableGroups(
  { kit }: Groups,
  principal: Principal,
): Promise<{ kind: "joinable"; groups: JoinableGroup[] } | Denied> {
  if (!actsDirectly(principal)) return denied(principal);
  const { personId } = principal;
  const rows = await groupsDb(kit.db)
    .selectFrom("open_groups")
    .innerJoin("groups", "groups.id", "open_groups.group_id")
    .leftJoin("group_join_requests as asked", (join) =>
      join.onRef("asked.group_id", "=", "groups.id").on("asked.person_id", "=", personId),
    )
    .select(["groups.id", "groups.name", "groups.description", "asked.asked_at"])
    .select(sql<number>`(select count(*)::integer from group_members m where m.group_id = groups.id)`.as("count"))
    .where(sql<boolean>`not exists (
      select from group_members m where m.group_id = groups.id and m.person_id = ${personId}
    )`)
    .orderBy("groups.name")
    .orderBy("groups.id")
    .limit(200)
    .execute();
  return {
    kind: "joinable",
    groups: rows.map(({ count, asked_at: askedAt, description, ...row }) => ({
      ...row,
      description: description || null,
      memberCount: count,
      askedAt,
    })),
  };
}
