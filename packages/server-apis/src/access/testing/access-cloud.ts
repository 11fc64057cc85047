import { createGrant } from "../../kit/grants/create-grant.ts";
import { newId, type AppId, type GrantId, type GroupId, type NodeId, type PersonId } from "../../kit/ids.ts";
import type { Peers } from "../../kit/peers.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { createTestKit, type TestKit } from "../../kit/testing/create-test-kit.ts";
import type { Access, Caller } from "../domain/access.ts";
import { shareNode } from "../domain/share-node.ts";
import type { Role } from "../../kit/grants/role.ts";
import { access as service } from "../service.ts";

const moment = new Date("2026-01-01T00:00:00Z");

/** This service at work over the kit's own tables: people, groups and folders as the services that have them would make them. */
export async function createAccessCloud() {
  const people = new Map<string, PersonId>();
  const apps = new Map<AppId, string>();
  const ended: [PersonId, AppId][] = [];
  const peers: Partial<Peers> = {
    peopleDirectory: {
      idOfUsername: async (username) => people.get(username) ?? null,
      isOwner: async () => false,
      namesOf: async (ids) =>
        new Map(
          [...people].flatMap(([username, id]) => (ids.includes(id) ? [[id, { username, name: username }]] : [])),
        ),
    },
    appDirectory: {
      find: async (id) => {
        const name = apps.get(id);
        return name === undefined ? null : { id, name, requests: [], pages: { kind: "folder", folder: "" } };
      },
    },
    appAccess: {
      namesOf: async () => new Map(),
      usedBy: async () => new Map(),
      end: async (_tx, personId, appId) => void ended.push([personId, appId]),
    },
    linkDirectory: { describe: async () => new Map() },
  };
  const kit = await createTestKit({ services: [service], peers });
  const access: Access = { kit, peers: kit.peers };

  return {
    kit,
    access,
    ended,
    /** Somebody with an empty space of their own. */
    async person(username: string): Promise<{ principal: PersonPrincipal; rootId: NodeId }> {
      const personId = newId<PersonId>();
      people.set(username, personId);
      const rootId = await plantSpace(kit, { owner_id: personId });
      return { principal: principalOf(personId), rootId };
    },
    /** A group with a space, and these in it. */
    async group(members: readonly (readonly [PersonPrincipal, "manager" | "member"])[]) {
      const groupId = newId<GroupId>();
      await kit.db
        .insertInto("groups")
        .values({ id: groupId, name: "Family", description: "", created_at: moment })
        .execute();
      const rows = members.map(([{ personId }, role]) => ({
        group_id: groupId,
        person_id: personId,
        role,
        joined_at: moment,
      }));
      await kit.db.insertInto("group_members").values(rows).execute();
      return { groupId, rootId: await plantSpace(kit, { group_id: groupId }) };
    },
    folder: (parentId: NodeId, name: string) => plantFolder(kit, parentId, name),
    /** The person through this app, which was granted this. */
    async app(
      principal: PersonPrincipal,
      id: string,
      grants: Record<NodeId, "read" | "write"> = {},
    ): Promise<PersonPrincipal> {
      const appId = id as AppId;
      apps.set(appId, `The ${id}`);
      const { personId } = principal;
      for (const [nodeId, role] of Object.entries(grants)) {
        const grantee = { kind: "app", personId, appId } as const;
        await kit.write(principal, null, (tx) =>
          createGrant(tx, {
            nodeId: nodeId as NodeId,
            grantee,
            role,
            grantedBy: personId,
            source: "consent",
            at: new Date(),
          }),
        );
      }
      return { ...principal, appId };
    },
    /** A share that works out. */
    async share(from: PersonPrincipal, nodeId: NodeId, to: string, role: Role): Promise<GrantId> {
      const grantee = { username: to, groupId: null };
      const outcome = await shareNode(access, callerOf(from), {
        nodeId,
        ...grantee,
        role,
        expiresAt: null,
        idempotencyKey: null,
      });
      if (outcome.kind !== "shared") throw new Error(outcome.kind);
      return outcome.grantId;
    },
    /** Lets time pass over a grant. */
    expire: (id: GrantId) => kit.db.updateTable("grants").set({ expires_at: moment }).where("id", "=", id).execute(),
    [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose](),
  };
}

export type AccessCloud = Awaited<ReturnType<typeof createAccessCloud>>;

export function callerOf(principal: PersonPrincipal): Caller {
  return { principal, address: "127.0.0.1" };
}

function principalOf(personId: PersonId): PersonPrincipal {
  return { kind: "person", personId, appId: null, sessionId: null, scopes: null, credential: "session" };
}

async function plantSpace(kit: TestKit, owner: { owner_id: PersonId } | { group_id: GroupId }): Promise<NodeId> {
  const [spaceId, rootId] = [newId(), newId<NodeId>()];
  const bytes = { limit_bytes: null, used_bytes: 0, reserved_bytes: 0 };
  await kit.db.transaction().execute(async (tx) => {
    await tx
      .insertInto("spaces")
      .values({ id: spaceId as never, ...owner, root_id: rootId, ...bytes })
      .execute();
    await tx
      .insertInto("nodes")
      .values({ ...folderRow("Files"), id: rootId, space_id: spaceId as never, parent_id: null })
      .execute();
  });
  return rootId;
}

async function plantFolder(kit: TestKit, parentId: NodeId, name: string): Promise<NodeId> {
  const id = newId<NodeId>();
  const { space_id } = await kit.db
    .selectFrom("nodes")
    .select("space_id")
    .where("id", "=", parentId)
    .executeTakeFirstOrThrow();
  await kit.db
    .insertInto("nodes")
    .values({ ...folderRow(name), id, space_id, parent_id: parentId })
    .execute();
  return id;
}

function folderRow(name: string) {
  const times = { created_at: moment, modified_at: moment, deleted_at: null };
  return {
    name,
    name_key: name.toLowerCase(),
    kind: "folder" as const,
    size: 0,
    mime: null,
    head_version: 0,
    ...times,
  };
}
