import { newId, type AppId, type GrantId, type GroupId, type NodeId, type PersonId, type SpaceId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import type { Db } from "../sql/database.ts";
import { linkPrincipal } from "./link-principal.ts";

/** Numbers that follow from the seed alone (mulberry32). */
export function seededRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    chance: (probability: number) => next() < probability,
    pick: <T>(from: readonly T[]): T => {
      const picked = from[Math.floor(next() * from.length)];
      if (picked === undefined) throw new Error("there is nothing to pick from");
      return picked;
    },
  };
}

export type WorldNode = { id: NodeId; space: WorldSpace; parent: WorldNode | null; deleted: boolean };
export type WorldSpace = { id: SpaceId; ownerId: PersonId | null; groupId: GroupId | null };
export type WorldGrant = {
  id: GrantId;
  node: WorldNode;
  kind: "person" | "group" | "link" | "app";
  personId: PersonId | null;
  groupId: GroupId | null;
  appId: AppId | null;
  role: "read" | "write" | "manage";
  grantedBy: PersonId;
  parent: WorldGrant | null;
  expired: boolean;
};
export type World = {
  spaces: WorldSpace[];
  nodes: WorldNode[];
  grants: WorldGrant[];
  members: { groupId: GroupId; personId: PersonId; role: "manager" | "member" }[];
  principals: Principal[];
};

/** A few people, groups, spaces, trees and grants, with everything in them that makes a decision hard; no rows yet. */
export function randomWorld(seed: number): World {
  const { chance, pick } = seededRandom(seed);
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const people = many(3, () => newId<PersonId>());
  const groups = many(2, () => newId<GroupId>());
  const apps = ["player", "notes"] as AppId[];
  const spaces: WorldSpace[] = [
    ...people.slice(0, 2).map((ownerId) => ({ id: newId<SpaceId>(), ownerId, groupId: null })),
    { id: newId<SpaceId>(), ownerId: null, groupId: pick(groups) },
  ];
  const members = groups.flatMap((groupId) =>
    people
      .filter(() => chance(0.5))
      .map((personId) => ({ groupId, personId, role: chance(0.4) ? ("manager" as const) : ("member" as const) })),
  );
  const nodes: WorldNode[] = spaces.map((space) => ({ id: newId<NodeId>(), space, parent: null, deleted: false }));
  for (let made = 0; made < 17; made += 1) {
    const parent = pick(nodes);
    nodes.push({ id: newId<NodeId>(), space: parent.space, parent, deleted: chance(0.06) });
  }
  const grants = randomGrants({ chance, pick }, { people, groups, apps, nodes });
  const scopes = [null, null, ["files.read"], ["files.write"], ["cloud.manage"]];
  const principals: Principal[] = [
    ...people.map((personId) => person(personId, null, null)),
    ...many(14, () => person(pick(people), pick(apps), pick(scopes))),
    ...grants.filter(({ kind }) => kind === "link").map(({ id }) => linkPrincipal(id)),
  ];
  return { spaces, nodes, grants, members, principals };
}

type Cast = { people: PersonId[]; groups: GroupId[]; apps: AppId[]; nodes: WorldNode[] };

function randomGrants({ chance, pick }: ReturnType<typeof seededRandom>, cast: Cast): WorldGrant[] {
  const { people, groups, apps, nodes } = cast;
  const grants: WorldGrant[] = [];
  for (let made = 0; made < 18; made += 1) {
    const kind = pick(["person", "person", "group", "link", "app", "app"] as const);
    const parent = grants.length > 0 && kind !== "app" && chance(0.5) ? pick(grants) : null;
    const grantee = {
      person: () => ({ personId: pick(people), groupId: null, appId: null }),
      group: () => ({ personId: null, groupId: pick(groups), appId: null }),
      link: () => ({ personId: null, groupId: null, appId: null }),
      app: () => ({ personId: pick(people), groupId: null, appId: pick(apps) }),
    }[kind]();
    const grant: WorldGrant = {
      id: newId<GrantId>(),
      node: parent !== null && chance(0.5) ? parent.node : pick(nodes),
      kind,
      ...grantee,
      role: pick(kind === "link" || kind === "app" ? ["read", "write"] : ["read", "write", "manage"]),
      grantedBy: parent?.personId != null && chance(0.8) ? parent.personId : pick(people),
      parent,
      expired: chance(0.15),
    };
    const key = ({ node, personId, groupId, appId, parent: of }: WorldGrant) =>
      [node.id, personId, groupId, appId, of?.id].join();
    if (kind === "link" || !grants.some((other) => other.kind !== "link" && key(other) === key(grant)))
      grants.push(grant);
  }
  return grants;
}

function person(personId: PersonId, appId: AppId | null, scopes: readonly string[] | null): Principal {
  return { kind: "person", personId, appId, sessionId: null, scopes, credential: "session" };
}

const moment = new Date("2026-01-01T00:00:00Z");
const farOff = new Date("2999-01-01T00:00:00Z");

/** The world's rows. */
export async function writeWorld(db: Db, { spaces, nodes, grants, members }: World): Promise<void> {
  const groupIds = new Set([...members, ...spaces, ...grants].flatMap(({ groupId }) => groupId ?? []));
  await db.transaction().execute(async (tx) => {
    const groups = [...groupIds].map((id) => ({ id, name: id, description: "", created_at: moment }));
    if (groups.length > 0) await tx.insertInto("groups").values(groups).execute();
    const inGroups = members.map((m) => ({
      group_id: m.groupId,
      person_id: m.personId,
      role: m.role,
      joined_at: moment,
    }));
    if (inGroups.length > 0) await tx.insertInto("group_members").values(inGroups).execute();
    const rootOf = (space: WorldSpace) => nodes.find((node) => node.space === space && node.parent === null)?.id;
    const bytes = { limit_bytes: null, used_bytes: 0, reserved_bytes: 0 };
    await tx
      .insertInto("spaces")
      .values(
        spaces.map((space) => {
          const { id, ownerId: owner_id, groupId: group_id } = space;
          return { id, owner_id, group_id, root_id: rootOf(space) as NodeId, ...bytes };
        }),
      )
      .execute();
    const named = {
      kind: "folder",
      size: 0,
      mime: null,
      head_version: 0,
      created_at: moment,
      modified_at: moment,
    } as const;
    const nodeRows = nodes.map(({ id, space, parent, deleted }) => ({
      ...named,
      id,
      space_id: space.id,
      parent_id: parent?.id ?? null,
      name: id,
      name_key: id,
      deleted_at: deleted ? moment : null,
    }));
    await tx.insertInto("nodes").values(nodeRows).execute();
    const grantRows = grants.map((grant) => ({
      id: grant.id,
      node_id: grant.node.id,
      grantee_kind: grant.kind,
      role: grant.role,
      person_id: grant.personId,
      group_id: grant.groupId,
      app_id: grant.appId,
      granted_by: grant.grantedBy,
      parent_id: grant.parent?.id ?? null,
      source: "share" as const,
      granted_at: moment,
      expires_at: grant.expired ? moment : farOff,
    }));
    if (grantRows.length > 0) await tx.insertInto("grants").values(grantRows).execute();
  });
}
