import type {
  AccessApp,
  AccessEntry as GraphqlEntry,
  AccessEntryKind,
  AccessExplanation as GraphqlExplanation,
  AccessLink,
  AccessReason as GraphqlReason,
  AppPermission as GraphqlAppPermission,
  CanReason,
  GivenShare as GraphqlGiven,
  GrantSource,
  LinkKind,
  ReceivedShare as GraphqlReceived,
  Role as GraphqlRole,
  SharedNodeKind,
  ShareKind,
} from "../../generated/resolvers.ts";
import type { Role } from "../../kit/grants/role.ts";
import type { DirectoryLink } from "../../kit/peers.ts";
import type { NodeKind } from "../../kit/sql/database.ts";
import type { AppPermission } from "../domain/app-permissions.ts";
import type { Can } from "../domain/can.ts";
import type { AppRef } from "../domain/describe.ts";
import type { AccessExplanation, AccessReason } from "../domain/explain.ts";
import type { GivenShare } from "../domain/shared-by-me.ts";
import type { ReceivedShare } from "../domain/shared-with-me.ts";
import type { AccessEntry } from "../domain/who-can-see.ts";

const roles = { read: "READ", write: "WRITE", manage: "MANAGE" } as const satisfies Record<Role, GraphqlRole>;
const domainRoles = { READ: "read", WRITE: "write", MANAGE: "manage" } as const satisfies Record<GraphqlRole, Role>;
const appKinds = { app: "APP", client: "CLIENT", token: "TOKEN", gone: "GONE" } as const;
const vias = { ownership: "OWNERSHIP", membership: "MEMBERSHIP", grant: "GRANT", nothing: "NOTHING" } as const;
const sources = { consent: "CONSENT", picker: "PICKER", share: "SHARE" } as const satisfies Record<string, GrantSource>;
const entryKinds = {
  owner: "OWNER",
  "space-group": "SPACE_GROUP",
  person: "PERSON",
  group: "GROUP",
  link: "LINK",
  app: "APP",
} as const satisfies Record<AccessEntry["kind"], AccessEntryKind>;

const linkKinds = { view: "VIEW", edit: "EDIT", drop: "DROP" } as const satisfies Record<
  DirectoryLink["kind"],
  LinkKind
>;
const nodeKinds = { folder: "FOLDER", file: "FILE", link: "LINK", document: "DOCUMENT" } as const satisfies Record<
  NodeKind,
  SharedNodeKind
>;
const shareKinds = { person: "PERSON", group: "GROUP", link: "LINK" } as const satisfies Record<
  GivenShare["kind"],
  ShareKind
>;

export const canReasons = {
  allowed: "ALLOWED",
  "signed-out": "SIGNED_OUT",
  "not-found": "NOT_FOUND",
  "person-lacks-it": "PERSON_LACKS_IT",
  "app-lacks-it": "APP_LACKS_IT",
} as const satisfies Record<Can["reason"], CanReason>;

export function roleFromGraphql(role: GraphqlRole): Role {
  return domainRoles[role];
}

function appToGraphql(app: AppRef): AccessApp {
  return { ...app, kind: appKinds[app.kind] };
}

function reasonToGraphql({ role, via, ...rest }: AccessReason): GraphqlReason {
  return { ...rest, role: role === null ? null : roles[role], via: vias[via] };
}

export function explanationToGraphql(
  explanation: AccessExplanation,
): GraphqlExplanation & { __typename: "AccessExplanation" } {
  const { node, person, app, access, personAccess, appAccess, sentence } = explanation;
  return {
    __typename: "AccessExplanation",
    node,
    person,
    app: app === null ? null : appToGraphql(app),
    access: access === null ? null : roles[access],
    personAccess: reasonToGraphql(personAccess),
    appAccess: appAccess === null ? null : reasonToGraphql(appAccess),
    sentence,
  };
}

export function entryToGraphql(entry: AccessEntry): GraphqlEntry {
  const { kind, role, app, link, grantedAt, expiresAt } = entry;
  return {
    ...entry,
    kind: entryKinds[kind],
    role: roles[role],
    app: app === null ? null : appToGraphql(app),
    link: link === null ? null : linkToGraphql(link),
    grantedAt: grantedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

function linkToGraphql(link: DirectoryLink): AccessLink {
  return { ...link, kind: linkKinds[link.kind] };
}

export function receivedToGraphql({ role, nodeKind, sharedAt, expiresAt, ...rest }: ReceivedShare): GraphqlReceived {
  return {
    ...rest,
    role: roles[role],
    nodeKind: nodeKinds[nodeKind],
    sharedAt: sharedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

export function givenToGraphql(share: GivenShare): GraphqlGiven {
  const { kind, role, nodeKind, link, sharedAt, expiresAt } = share;
  return {
    ...share,
    kind: shareKinds[kind],
    role: roles[role],
    nodeKind: nodeKinds[nodeKind],
    link: link === null ? null : linkToGraphql(link),
    sharedAt: sharedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

export function permissionToGraphql({ app, grants, lastUsedAt, unused }: AppPermission): GraphqlAppPermission {
  return {
    app: appToGraphql(app),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    unused,
    grants: grants.map((grant) => ({
      ...grant,
      role: roles[grant.role],
      source: sources[grant.source],
      grantedAt: grant.grantedAt.toISOString(),
      expiresAt: grant.expiresAt?.toISOString() ?? null,
      lastUsedAt: grant.lastUsedAt?.toISOString() ?? null,
    })),
  };
}
