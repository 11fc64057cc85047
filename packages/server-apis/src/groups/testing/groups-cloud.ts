import { graphql } from "graphql";
import { type AppId, type GroupId, newId, type NodeId, type PersonId, type SpaceId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { executableSchema } from "../../kit/testing/executable-schema.ts";
import { groups } from "../service.ts";
import { tableGroupSpaces } from "./table-group-spaces.ts";
import type { GraphqlData } from "../../kit/testing/graphql-data.ts";

/** The service at work, with people who have a space each and whose names it is told. The first is the cloud's owner. */
export async function createGroupsCloud(overrides: Partial<Kit> = {}) {
  const people = new Map<PersonId, { username: string; name: string }>();
  const kit = await createTestKit({
    services: [groups],
    peers: {
      groupSpaces: tableGroupSpaces,
      peopleDirectory: {
        idOfUsername: async (username) => [...people].find(([, person]) => person.username === username)?.[0] ?? null,
        isOwner: async (personId) => [...people.keys()][0] === personId,
        namesOf: async (ids) => new Map([...people].filter(([id]) => ids.includes(id))),
      },
    },
    overrides,
    startJobs: false,
  });
  const schema = executableSchema(kit.running["groups"]?.resolvers ?? {});

  async function query(by: Principal, source: string, variables: object = {}): Promise<GraphqlData> {
    const request = new Request(kit.origins.cloud);
    const contextValue: RequestContext = {
      principal: by,
      traceId: "0".repeat(32),
      log: silentLog,
      origin: kit.origins.cloud,
      clientAddress: "127.0.0.1",
      request,
      reauthenticate: async () => by,
      cut: () => undefined,
    };
    const result = await graphql({ schema, source, contextValue, variableValues: { ...variables } });
    if (result.errors !== undefined) throw new Error(result.errors.map(String).join("\n"), { cause: result.errors[0] });
    return result.data as GraphqlData;
  }

  return {
    kit,
    query,
    async addPerson(name: string): Promise<PersonPrincipal> {
      const personId = newId<PersonId>();
      people.set(personId, { username: name.toLowerCase(), name });
      await kit.write({ kind: "operator" }, null, (tx) =>
        tx
          .insertInto("spaces")
          .values({
            id: newId<SpaceId>(),
            owner_id: personId,
            root_id: newId<NodeId>(),
            limit_bytes: null,
            used_bytes: 0,
            reserved_bytes: 0,
          })
          .execute(),
      );
      return { kind: "person", personId, appId: null, sessionId: null, scopes: null, credential: "session" };
    },
    /** Their account is gone. */
    forget: (person: PersonPrincipal) => people.delete(person.personId),
    /** A mutation with one input; the failure's or success's fields. */
    async call(by: Principal, mutation: string, input: object, fields = ""): Promise<GraphqlData> {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const inputType = mutation === "withdrawJoinRequest" ? "RequestToJoinGroupInput" : type;
      const source = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
        __typename ... on Failure { message } ${fields} } }`;
      return (await query(by, source, { input }))[mutation];
    },
    async createGroup(by: Principal, name: string): Promise<GroupId> {
      const made = await this.call(by, "createGroup", { name }, "... on GroupCreated { group { id } }");
      return made["group"].id;
    },
    async group(by: Principal, id: GroupId): Promise<GraphqlData> {
      const source = `query ($id: ID!) { group(id: $id) { __typename ... on Group {
        name description role rootId takesRequests limitBytes
        members { person { username } role }
        invitations { id usesLeft invitedBy { name } }
        joinRequests { id person { username } } } } }`;
      return (await query(by, source, { id }))["group"];
    },
    /** Who is in it, as `username:ROLE`, seen by one of them. */
    async members(by: Principal, id: GroupId): Promise<string[]> {
      const { members } = await this.group(by, id);
      return members.map((member: GraphqlData) => `${member["person"].username}:${member["role"]}`);
    },
    async invite(by: Principal, groupId: GroupId, terms: { hours?: number; uses?: number } = {}): Promise<string> {
      const input = { groupId, hours: terms.hours ?? 24, uses: terms.uses ?? 1 };
      const made = await this.call(by, "inviteToGroup", input, "... on GroupInvited { url }");
      return new URL(made["url"]).hash.slice(1);
    },
    accept: async (by: Principal, token: string): Promise<string> =>
      (
        await query(
          by,
          `mutation ($token: String!) { acceptGroupInvitation(input: { token: $token }) { __typename } }`,
          { token },
        )
      )["acceptGroupInvitation"].__typename,
    /** As a member, by an invitation of this manager. */
    async join(person: Principal, groupId: GroupId, manager: Principal): Promise<void> {
      await this.accept(person, await this.invite(manager, groupId));
    },
    throughApp: (person: PersonPrincipal): PersonPrincipal => ({ ...person, appId: "notes" as AppId }),
    /** What the audit log says of groups, oldest first. */
    async audited(): Promise<string[]> {
      const rows = await kit.db
        .selectFrom("audit")
        .select(["action", "decision"])
        .where("action", "like", "groups.%")
        .orderBy("at")
        .orderBy("seq")
        .execute();
      return rows.map(({ action, decision }) => `${action}:${decision}`);
    },
    [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose](),
  };
}
