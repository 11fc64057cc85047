import { sql } from "kysely";
import { decide } from "../../kit/grants/decide.ts";
import { accessToNodes } from "../../kit/grants/visible-nodes.ts";
import type { Role } from "../../kit/grants/role.ts";
import { parseId, type GrantId, type GroupId, type NodeId, type PersonId } from "../../kit/ids.ts";
import type { DirectoryLink } from "../../kit/peers.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";
import { describeApps, describeGroups, describeNodes, describePeople } from "./describe.ts";
import type { AppRef, GroupRef, NodeRef, PersonRef } from "./describe.ts";
import { denied, type Denied, type NodeNotFound } from "./failures.ts";
import { liveGrants, type LiveGrant } from "./live-grants.ts";
import { mayChange } from "../../kit/grants/may-change.ts";

export type AccessEntry = {
  kind: "owner" | "space-group" | "person" | "group" | "link" | "app";
  role: Role;
  grantId: GrantId | null;
  person: PersonRef | null;
  group: GroupRef | null;
  app: AppRef | null;
  link: DirectoryLink | null;
  inherited: boolean;
  inheritedFrom: NodeRef | null;
  grantedBy: PersonRef | null;
  grantedAt: Date | null;
  expiresAt: Date | null;
  mayChange: boolean;
};

export type WhoCanSee = { kind: "who-can-see"; node: NodeRef; entries: AccessEntry[] };

/** Everyone and everything that may read this node: its space's owner or group, then every live grant on it or above it. */
export async function whoCanSee(
  access: Access,
  principal: Principal,
  id: string,
): Promise<WhoCanSee | NodeNotFound | Denied> {
  const nodeId = parseId<NodeId>(id);
  if (principal.kind !== "person") return denied(principal);
  if (nodeId === null) return { kind: "node-not-found", id };
  const decision = await decide(access.kit.db, principal, "manage", nodeId);
  if (decision.kind === "not-found") return { kind: "node-not-found", id };
  if (decision.kind === "deny") {
    return { kind: "denied", lacking: decision.lacking, missingScope: decision.missingScope, grantRequest: null };
  }
  const grants = await withAppsThatReach(access, nodeId, await liveGrants(access.kit.db, nodeId));
  const nodes = await describeNodes(access, principal, [nodeId, ...grants.map((grant) => grant.row.node_id)]);
  const node = nodes.get(nodeId);
  if (node === undefined) return { kind: "node-not-found", id };
  const space = await ownerOf(access, nodeId);
  const describe: Describe = { ...(await describeAll(access, grants, space)), node: (at) => nodes.get(at) ?? null };
  const entries = [topEntry(space, describe)];
  for (const grant of grants) {
    const entry = grantEntry(grant, nodeId, describe);
    entries.push({ ...entry, mayChange: await mayChange(access.kit.db, principal, grant.row) });
  }
  return { kind: "who-can-see", node, entries };
}

type Describe = Awaited<ReturnType<typeof describeAll>> & { node: (id: NodeId) => NodeRef | null };
type Owner = { ownerId: PersonId | null; groupId: GroupId | null };

/** Whose space it is. */
function topEntry({ ownerId, groupId }: Owner, describe: Describe): AccessEntry {
  return {
    kind: ownerId === null ? "space-group" : "owner",
    role: ownerId === null ? "write" : "manage",
    grantId: null,
    person: ownerId === null ? null : describe.person(ownerId),
    group: groupId === null ? null : describe.group(groupId),
    app: null,
    link: null,
    inherited: false,
    inheritedFrom: null,
    grantedBy: null,
    grantedAt: null,
    expiresAt: null,
    mayChange: false,
  };
}

function grantEntry({ row, role }: LiveGrant, nodeId: NodeId, describe: Describe): Omit<AccessEntry, "mayChange"> {
  const inherited = row.node_id !== nodeId;
  return {
    kind: row.grantee_kind,
    role,
    grantId: row.id,
    person: row.person_id === null ? null : describe.person(row.person_id),
    group: row.group_id === null ? null : describe.group(row.group_id),
    app: row.app_id === null ? null : describe.app(row.app_id),
    link: describe.links.get(row.id) ?? null,
    inherited,
    inheritedFrom: inherited ? describe.node(row.node_id) : null,
    grantedBy: row.granted_by === null ? null : describe.person(row.granted_by),
    grantedAt: row.granted_at,
    expiresAt: row.expires_at,
  };
}

/** An app reaches no further than the person in whose name it acts: where they lost the node, it did too. */
async function withAppsThatReach({ kit }: Access, nodeId: NodeId, grants: LiveGrant[]): Promise<LiveGrant[]> {
  const people = new Set(grants.flatMap(({ row }) => (row.grantee_kind === "app" ? (row.person_id ?? []) : [])));
  const reached = new Set<PersonId>();
  for (const personId of people) {
    const person: PersonPrincipal = {
      kind: "person",
      personId,
      appId: null,
      sessionId: null,
      scopes: null,
      credential: "session",
    };
    if ((await accessToNodes(kit.db, person, [nodeId])).size > 0) reached.add(personId);
  }
  return grants.filter(
    ({ row }) => row.grantee_kind !== "app" || (row.person_id !== null && reached.has(row.person_id)),
  );
}

async function ownerOf(
  { kit }: Access,
  nodeId: NodeId,
): Promise<{ ownerId: PersonId | null; groupId: GroupId | null }> {
  const { rows } = await sql<{ owner_id: PersonId | null; group_id: GroupId | null }>`
    select s.owner_id, s.group_id from nodes n join spaces s on s.id = n.space_id where n.id = ${nodeId}`.execute(
    kit.db,
  );
  return { ownerId: rows[0]?.owner_id ?? null, groupId: rows[0]?.group_id ?? null };
}

async function describeAll(
  access: Access,
  grants: readonly LiveGrant[],
  space: { ownerId: PersonId | null; groupId: GroupId | null },
) {
  const rows = grants.map(({ row }) => row);
  const people = [space.ownerId, ...rows.flatMap((row) => [row.person_id, row.granted_by])].filter((id) => id !== null);
  const groups = [space.groupId, ...rows.map((row) => row.group_id)].filter((id) => id !== null);
  const apps = rows.map((row) => row.app_id).filter((id) => id !== null);
  return {
    person: await describePeople(access, people),
    group: await describeGroups(access, groups),
    app: await describeApps(access, apps),
    links: await access.peers.linkDirectory.describe(
      rows.flatMap(({ id, grantee_kind: kind }) => (kind === "link" ? id : [])),
    ),
  };
}
