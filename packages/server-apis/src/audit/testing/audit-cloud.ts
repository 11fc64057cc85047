import { graphql } from "graphql";
import { sql } from "kysely";
import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { AuditEntry } from "../../kit/audit/audit-entry.ts";
import { newId, type AuditId, type PersonId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { executableSchema } from "../../kit/testing/executable-schema.ts";
import { audit } from "../service.ts";
import type { GraphqlData } from "../../kit/testing/graphql-data.ts";

/** The service at work, with people whose names it is told. The first is the cloud's owner. */
export async function createAuditCloud() {
  const people = new Map<PersonId, { username: string; name: string }>();
  const kit = await createTestKit({
    services: [audit],
    peers: {
      peopleDirectory: {
        idOfUsername: async () => null,
        isOwner: async (personId) => [...people.keys()][0] === personId,
        namesOf: async (ids) => new Map([...people].filter(([id]) => ids.includes(id))),
      },
      appDirectory: {
        find: async (id) =>
          id === "cadence"
            ? { id, name: "Cadence", requests: [], pages: { kind: "folder", folder: "/nowhere" } }
            : null,
      },
    },
    startJobs: false,
  });
  const schema = executableSchema(kit.running["audit"]?.resolvers ?? {});
  const contextOf = (by: Principal, path: string): RequestContext => ({
    principal: by,
    traceId: "0".repeat(32),
    log: silentLog,
    origin: kit.origins.cloud,
    clientAddress: "127.0.0.1",
    request: new Request(`${kit.origins.cloud}${path}`),
    reauthenticate: async () => by,
    cut: () => undefined,
  });

  async function query(by: Principal, source: string, variables: object = {}): Promise<GraphqlData> {
    const contextValue = contextOf(by, "/.mows/graphql");
    const result = await graphql({ schema, source, contextValue, variableValues: { ...variables } });
    if (result.errors !== undefined) throw new Error(result.errors.map(String).join("\n"), { cause: result.errors[0] });
    return result.data as GraphqlData;
  }

  return {
    kit,
    query,
    addPerson(name: string): PersonPrincipal {
      const personId = newId<PersonId>();
      people.set(personId, { username: name.toLowerCase(), name });
      return { kind: "person", personId, appId: null, sessionId: null, scopes: null, credential: "session" };
    },
    async note(principal: Principal | null, action: string, more: Partial<AuditEntry> = {}): Promise<void> {
      const entry: AuditEntry = { principal, action, resource: null, decision: "done", address: "10.0.0.7", ...more };
      await kit.write({ kind: "operator" }, null, (tx) => appendAudit(tx, entry));
    },
    /** The actions this reader sees, the newest first. */
    async actions(by: Principal, filter: object = {}): Promise<string[]> {
      const source = `query ($filter: AuditFilter) { auditEntries(filter: $filter) {
        __typename ... on AuditEntries { entries { action } } } }`;
      const { auditEntries } = await query(by, source, { filter });
      return auditEntries.entries?.map((entry: { action: string }) => entry.action) ?? [auditEntries.__typename];
    },
    async verify(by: Principal, expected: { entries: number; head: string } | null = null): Promise<GraphqlData> {
      const source = `mutation ($input: VerifyAuditInput!) { verifyAudit(input: $input) { __typename
        ... on AuditIntact { entries head } ... on AuditBroken { position entryId reason message } } }`;
      return (await query(by, source, { input: { expected } }))["verifyAudit"];
    },
    export(by: Principal, search = ""): Promise<Response> {
      const route = kit.running["audit"]?.routes?.find(({ path }) => path === "audit/export");
      if (route === undefined) throw new Error("there is no export");
      return route.handle(contextOf(by, `/.mows/audit/export${search}`), {});
    },
    /** The entry at this position of the chain, which is sealed first. */
    async entryAt(position: number): Promise<AuditId> {
      await kit.audit.sealed();
      const seals = kit.db.selectFrom("audit_seals").select("entry_id");
      return (await seals.where("position", "=", position).executeTakeFirstOrThrow()).entry_id;
    },
    /** What somebody does who has the database for themselves: as superuser, with its triggers off. */
    async tamper(run: (tx: Tx) => Promise<unknown>): Promise<void> {
      await kit.audit.sealed();
      await kit.db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx);
        await run(tx);
      });
    },
    [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose](),
  };
}
