import { describe, expect, it } from "vitest";
import { type AppId, type NodeId, newId, type SpaceId } from "../kit/ids.ts";
import { createAuditCloud } from "./testing/audit-cloud.ts";

const page = `query ($first: Int, $after: String) { auditEntries(first: $first, after: $after) {
  __typename ... on AuditEntries { entries { id action } endCursor } } }`;

describe("the audit log", () => {
  it("is read whole by the owner and the operator, and by others as far as it is about them", async () => {
    await using cloud = await createAuditCloud();
    const [owner, ada, bob] = [cloud.addPerson("Olga"), cloud.addPerson("Ada"), cloud.addPerson("Bob")];
    await cloud.note(ada, "auth.sign-in");
    await cloud.note(bob, "groups.member-removed", { facts: { personId: ada.personId } });
    await cloud.note(owner, "auth.password-reset", { resource: { kind: "person", id: ada.personId } });
    await cloud.note(bob, "auth.sign-out");
    const all = ["auth.sign-out", "auth.password-reset", "groups.member-removed", "auth.sign-in"];
    expect(await cloud.actions(owner)).toEqual(all);
    expect(await cloud.actions({ kind: "operator" })).toEqual(all);
    expect(await cloud.actions(ada)).toEqual(["auth.password-reset", "groups.member-removed", "auth.sign-in"]);
    expect(await cloud.actions(bob)).toEqual(["auth.sign-out", "groups.member-removed"]);
  });

  it("is no app's business, not even its person's part", async () => {
    await using cloud = await createAuditCloud();
    const owner = cloud.addPerson("Olga");
    const app = { ...owner, appId: "cadence" as AppId };
    expect(await cloud.actions(app)).toEqual(["Denied"]);
    expect(await cloud.actions({ kind: "anonymous", appId: null })).toEqual(["Denied"]);
    expect((await cloud.export(app)).status).toBe(403);
  });

  it("is filtered by person, app, action, resource, decision and time", async () => {
    await using cloud = await createAuditCloud();
    const [owner, ada] = [cloud.addPerson("Olga"), cloud.addPerson("Ada")];
    const cadence = { ...ada, appId: "cadence" as AppId };
    await cloud.note(ada, "auth.sign-in");
    await cloud.note(owner, "auth.sign-in-failed", { decision: "failed" });
    await cloud.note(cadence, "access.denied", { decision: "deny", resource: { kind: "node", id: "n1" } });
    const now = await cloud.kit.db.selectFrom("audit").select("at").orderBy("at", "desc").executeTakeFirstOrThrow();
    const by = (filter: object) => cloud.actions(owner, filter);
    expect(await by({ personId: ada.personId })).toEqual(["access.denied", "auth.sign-in"]);
    expect(await by({ appId: "cadence" })).toEqual(["access.denied"]);
    expect(await by({ action: "auth.sign-in" })).toEqual(["auth.sign-in"]);
    expect(await by({ action: "auth." })).toEqual(["auth.sign-in-failed", "auth.sign-in"]);
    expect(await by({ resourceKind: "node", resourceId: "n1" })).toEqual(["access.denied"]);
    expect(await by({ decision: "FAILED" })).toEqual(["auth.sign-in-failed"]);
    expect(await by({ from: new Date(now.at.getTime() + 1_000).toISOString() })).toEqual([]);
    expect(await by({ until: new Date(now.at.getTime() + 1_000).toISOString() })).toHaveLength(3);
    expect(await by({ personId: "x'; drop table audit" })).toEqual(["AuditFilterInvalid"]);
  });

  it("comes in pages that lose and repeat nothing while it grows", async () => {
    await using cloud = await createAuditCloud();
    const owner = cloud.addPerson("Olga");
    for (let n = 0; n < 5; n += 1) await cloud.note(owner, `test.${n}`);
    const seen = [];
    let after: string | null = null;
    do {
      const { auditEntries }: Record<string, { entries: { action: string }[]; endCursor: string | null }> =
        await cloud.query(owner, page, { first: 2, after });
      seen.push(...(auditEntries?.entries ?? []).map((entry) => entry.action));
      after = auditEntries?.endCursor ?? null;
      await cloud.note(owner, "test.meanwhile");
    } while (after !== null);
    expect(seen).toEqual(["test.4", "test.3", "test.2", "test.1", "test.0"]);
  });

  it("names people and apps, and a node only to whoever may read it", async () => {
    await using cloud = await createAuditCloud();
    const [owner, ada] = [cloud.addPerson("Olga"), cloud.addPerson("Ada")];
    const [spaceId, rootId, id] = [newId<SpaceId>(), newId<NodeId>(), newId<NodeId>()];
    const now = new Date();
    const node = { space_id: spaceId, kind: "folder" as const, size: 0, mime: null, head_version: 0, deleted_at: null };
    const times = { created_at: now, modified_at: now };
    await cloud.kit.write({ kind: "operator" }, null, async (tx) => {
      const bytes = { limit_bytes: null, used_bytes: 0, reserved_bytes: 0 };
      await tx
        .insertInto("spaces")
        .values({ id: spaceId, owner_id: ada.personId, root_id: rootId, ...bytes })
        .execute();
      const root = { id: rootId, parent_id: null, name: "Files", name_key: "files" };
      const folder = { id, parent_id: rootId, name: "Private", name_key: "private" };
      for (const row of [root, folder])
        await tx
          .insertInto("nodes")
          .values({ ...row, ...node, ...times })
          .execute();
    });
    const cadence = { ...ada, appId: "cadence" as AppId };
    await cloud.note(cadence, "access.denied", { decision: "deny", resource: { kind: "node", id } });
    const source = `{ auditEntries { ... on AuditEntries { entries {
      person { name } app { name } resource { name } actor decision address } } } }`;
    const seenBy = async (by: typeof ada) => (await cloud.query(by, source))["auditEntries"].entries[0];
    const entry = { actor: "PERSON", decision: "DENY", address: "10.0.0.7", app: { name: "Cadence" } };
    expect(await seenBy(ada)).toEqual({ ...entry, person: { name: "Ada" }, resource: { name: "/Private" } });
    expect(await seenBy(owner)).toEqual({ ...entry, person: { name: "Ada" }, resource: { name: null } });
  });

  it("is exported as JSON lines, to each their own, and that is written down", async () => {
    await using cloud = await createAuditCloud();
    const [owner, ada] = [cloud.addPerson("Olga"), cloud.addPerson("Ada")];
    await cloud.note(owner, "auth.sign-in", { facts: { method: "password\n" } });
    await cloud.note(ada, "auth.sign-in");
    const lines = async (by: typeof ada, search = "") => {
      const text = await (await cloud.export(by, search)).text();
      return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as { personId: string }]));
    };
    expect((await lines(ada)).map(({ personId }) => personId)).toEqual([ada.personId, ada.personId]);
    expect(await lines(owner, "?action=auth.sign-in")).toMatchObject([
      { personId: ada.personId, action: "auth.sign-in", decision: "done", address: "10.0.0.7" },
      { personId: owner.personId, facts: { method: "password\n" } },
    ]);
    expect((await cloud.export(owner, "?decision=maybe")).status).toBe(400);
    expect(await cloud.actions(owner, { action: "audit." })).toContain("audit.exported");
  });
});
