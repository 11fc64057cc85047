import { accessSubject, readNodeAccess, type NodeAccess } from "../../kit/grants/node-access.ts";
import { decide } from "../../kit/grants/decide.ts";
import { roleOfRank, type Role } from "../../kit/grants/role.ts";
import { parseId, type AppId, type GrantId, type NodeId, type PersonId } from "../../kit/ids.ts";
import { appOf, type PersonPrincipal, type Principal } from "../../kit/principal.ts";
import type { Access } from "./access.ts";
import { describeApps, describeGroups, describeNodes, describePeople } from "./describe.ts";
import type { AppRef, GroupRef, NodeRef, PersonRef } from "./describe.ts";
import { denied, type Denied, type NodeNotFound } from "./failures.ts";
import { sentenceOf } from "./sentence-of.ts";

export type AccessReason = {
  role: Role | null;
  via: "ownership" | "membership" | "grant" | "nothing";
  grantId: GrantId | null;
  group: GroupRef | null;
  /** Where the grant is; null without one, or where the caller may not see that. */
  from: NodeRef | null;
};

export type AccessExplanation = {
  kind: "explanation";
  node: NodeRef;
  person: PersonRef;
  app: AppRef | null;
  access: Role | null;
  personAccess: AccessReason;
  appAccess: AccessReason | null;
  sentence: string;
};

/** What a person may do with a node, through an app or without one, with the grant behind it. */
export async function explain(
  access: Access,
  principal: Principal,
  about: { personId: string | null; appId: string | null; nodeId: string },
): Promise<AccessExplanation | NodeNotFound | Denied> {
  const nodeId = parseId<NodeId>(about.nodeId);
  const own = principal.kind === "person" ? principal.personId : null;
  const personId = about.personId === null ? own : parseId<PersonId>(about.personId);
  const notFound = { kind: "node-not-found", id: about.nodeId } as const;
  if (principal.kind === "anonymous" || principal.kind === "link") return denied(principal);
  if (personId === null || nodeId === null) return notFound;
  const appId = about.appId as AppId | null;
  const refused = await refusal(access, principal, { personId, appId, nodeId });
  if (refused === "denied") return denied(principal);
  const subject = { personId, appId, linkId: null };
  const [row] = await readNodeAccess(access.kit.db, subject, [nodeId]);
  if (refused === "not-found" || row === undefined) return notFound;
  return describe(access, principal, { personId, appId, row });
}

/** One may ask about oneself, an app only about itself; about others, whoever manages the node, and the operator. */
async function refusal(
  { kit }: Access,
  principal: PersonPrincipal | { kind: "operator" },
  about: { personId: PersonId; appId: AppId | null; nodeId: NodeId },
): Promise<"denied" | "not-found" | null> {
  if (principal.kind === "operator") return null;
  const app = appOf(principal);
  if (principal.personId === about.personId) {
    if (app !== null && app !== about.appId) return "denied";
    const subject = accessSubject({ ...principal, appId: null });
    const [row] = subject === null ? [] : await readNodeAccess(kit.db, subject, [about.nodeId]);
    return row === undefined || row.person_role === 0 ? "not-found" : null;
  }
  const decision = await decide(kit.db, principal, "manage", about.nodeId);
  if (decision.kind === "allow") return null;
  return decision.kind === "deny" ? "denied" : "not-found";
}

async function describe(
  access: Access,
  principal: Principal,
  { personId, appId, row }: { personId: PersonId; appId: AppId | null; row: NodeAccess },
): Promise<AccessExplanation | NodeNotFound> {
  const { db } = access.kit;
  const grantIds = [row.share_id, row.app_grant_id].filter((id) => id !== null);
  const grants =
    grantIds.length === 0
      ? []
      : await db.selectFrom("grants").select(["id", "node_id"]).where("id", "in", grantIds).execute();
  const places = new Map(grants.map((grant) => [grant.id, grant.node_id]));
  const nodes = await describeNodes(access, principal, [row.id, ...places.values()]);
  const groupIds = [row.membership, row.share_group].filter((id) => id !== null);
  const groupOf = await describeGroups(access, groupIds);
  const person = (await describePeople(access, [personId]))(personId);
  const app = appId === null ? null : (await describeApps(access, [appId]))(appId);
  const node = nodes.get(row.id);
  if (node === undefined) return { kind: "node-not-found", id: row.id };
  const fromOf = (id: GrantId | null) => (id === null ? null : (nodes.get(places.get(id) ?? row.id) ?? null));
  const byGrant = (rank: number, grantId: GrantId | null): AccessReason => ({
    role: roleOfRank(rank),
    via: grantId === null ? "nothing" : "grant",
    grantId,
    group: null,
    from: fromOf(grantId),
  });
  const nothing = { grantId: null, group: null, from: null };
  const role = roleOfRank(row.person_role);
  let personAccess: AccessReason;
  if (row.owned) personAccess = { role, via: "ownership", ...nothing };
  else if (row.membership !== null)
    personAccess = { role, via: "membership", ...nothing, group: groupOf(row.membership) };
  else {
    const group = row.share_group === null ? null : groupOf(row.share_group);
    personAccess = { ...byGrant(row.person_role, row.share_id), group };
  }
  const appAccess = app === null ? null : byGrant(row.app_role, row.app_grant_id);
  const effective = Math.min(row.person_role, appAccess === null ? 3 : Math.min(row.app_role, 2));
  const facts = { node, person, app, access: roleOfRank(effective), personAccess, appAccess };
  return { kind: "explanation", ...facts, sentence: sentenceOf(facts) };
}
