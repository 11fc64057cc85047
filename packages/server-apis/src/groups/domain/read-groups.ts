import type { GroupId, PersonId } from "../../kit/ids.ts";
import type { Group, GroupMember, GroupPerson, GroupRole, Invitation, JoinRequest } from "./group.ts";
import type { Groups } from "./groups.ts";
import { groupsDb } from "./tables.ts";

/** The groups of this person, by name, or only one of them; each with what the person's role lets them see. */
export async function readGroups(groups: Groups, personId: PersonId, only: GroupId | null = null): Promise<Group[]> {
  const { db } = groups.kit;
  const rows = await groupsDb(db)
    .selectFrom("group_members as mine")
    .innerJoin("groups", "groups.id", "mine.group_id")
    .innerJoin("spaces", "spaces.group_id", "groups.id")
    .leftJoin("open_groups", "open_groups.group_id", "groups.id")
    .where("mine.person_id", "=", personId)
    .$if(only !== null, (query) => query.where("groups.id", "=", only))
    .select([
      "groups.id",
      "groups.name",
      "groups.description",
      "groups.created_at",
      "mine.role",
      "spaces.root_id",
      "spaces.used_bytes",
      "spaces.limit_bytes",
      "open_groups.group_id as open_id",
    ])
    .orderBy("groups.name")
    .orderBy("groups.id")
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const managed = rows.filter((row) => row.role === "manager").map((row) => row.id);
  const inside = await readInside(groups, ids, managed);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description || null,
    role: row.role,
    rootId: row.root_id,
    usedBytes: row.used_bytes,
    limitBytes: row.limit_bytes,
    takesRequests: row.open_id !== null,
    createdAt: row.created_at,
    members: inside.members.get(row.id) ?? [],
    invitations: inside.invitations.get(row.id) ?? [],
    joinRequests: inside.joinRequests.get(row.id) ?? [],
  }));
}

type Inside = {
  members: Map<GroupId, GroupMember[]>;
  invitations: Map<GroupId, Invitation[]>;
  joinRequests: Map<GroupId, JoinRequest[]>;
};

async function readInside(groups: Groups, ids: GroupId[], managed: GroupId[]): Promise<Inside> {
  const { kit, peers } = groups;
  const db = groupsDb(kit.db);
  const members = await db.selectFrom("group_members").selectAll().where("group_id", "in", ids).execute();
  const [invitations, requests] =
    managed.length === 0
      ? [[], []]
      : await Promise.all([
          db
            .selectFrom("group_invitations")
            .select(["id", "group_id", "invited_by", "uses_left", "created_at", "expires_at"])
            .where("group_id", "in", managed)
            .where("uses_left", ">", 0)
            .where("expires_at", ">", kit.clock.now())
            .orderBy("created_at", "desc")
            .execute(),
          db
            .selectFrom("group_join_requests")
            .selectAll()
            .where("group_id", "in", managed)
            .orderBy("asked_at")
            .execute(),
        ]);
  const people = [...members, ...requests].map((row) => row.person_id);
  const names = await peers.peopleDirectory.namesOf([
    ...new Set([...people, ...invitations.map((row) => row.invited_by)]),
  ]);
  const personOf = (id: PersonId): GroupPerson | null => {
    const known = names.get(id);
    return known === undefined ? null : { id, ...known };
  };
  return {
    members: grouped(
      members.map((row) => {
        const person = personOf(row.person_id);
        return [row.group_id, person && { person, role: row.role, joinedAt: row.joined_at }];
      }),
      (some) => some.toSorted(byRoleAndName),
    ),
    invitations: grouped(
      invitations.map((row) => [
        row.group_id,
        {
          id: row.id,
          invitedBy: personOf(row.invited_by),
          createdAt: row.created_at,
          expiresAt: row.expires_at,
          usesLeft: row.uses_left,
        },
      ]),
    ),
    joinRequests: grouped(
      requests.map((row) => {
        const person = personOf(row.person_id);
        return [row.group_id, person && { id: row.id, person, askedAt: row.asked_at }];
      }),
    ),
  };
}

/** Whoever has no account any more is left out, until their rows are gone too. */
function grouped<Item>(
  pairs: readonly (readonly [GroupId, Item | null])[],
  arrange: (items: Item[]) => Item[] = (items) => items,
): Map<GroupId, Item[]> {
  const found = new Map<GroupId, Item[]>();
  for (const [id, item] of pairs) {
    if (item !== null) found.set(id, [...(found.get(id) ?? []), item]);
  }
  for (const [id, items] of found) found.set(id, arrange(items));
  return found;
}

const rank: Record<GroupRole, number> = { manager: 0, member: 1 };

function byRoleAndName(a: GroupMember, b: GroupMember): number {
  return rank[a.role] - rank[b.role] || a.person.name.localeCompare(b.person.name);
}
