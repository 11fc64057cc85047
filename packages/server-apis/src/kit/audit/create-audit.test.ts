import { sql } from "kysely";
import { expect, it } from "vitest";
import { newId, type PersonId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import { createTestKit, type TestKit } from "../testing/create-test-kit.ts";
import { appendAudit } from "./append-audit.ts";
import type { AuditEntry } from "./audit-entry.ts";

const ada: Principal = {
  kind: "person",
  personId: newId<PersonId>(),
  appId: null,
  sessionId: null,
  scopes: null,
  credential: "session",
};

const entry = (action: string): AuditEntry => ({
  principal: ada,
  action,
  resource: { kind: "node", id: "x" },
  decision: "done",
  facts: { role: "read" },
  address: "127.0.0.1",
});

async function write(kit: TestKit, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await kit.write(ada, null, (tx) => appendAudit(tx, entry(`test.step-${n}`)));
  }
  await kit.audit.sealed();
}

/** What somebody can do who has the database to themselves. */
async function tamper(kit: TestKit, statement: string): Promise<void> {
  await kit.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(statement).execute(tx);
  });
}

it("chains what was written, and finds it whole", async () => {
  await using kit = await createTestKit();
  expect(await kit.audit.verify()).toEqual({ kind: "intact", entries: 0, head: null });
  await write(kit, 3);
  expect(await kit.audit.verify()).toMatchObject({
    kind: "intact",
    entries: 3,
    head: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

it("keeps an entry only with the transaction that it tells of", async () => {
  await using kit = await createTestKit();
  const failing = kit.write(ada, null, async (tx) => {
    await appendAudit(tx, entry("test.step"));
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(await kit.audit.verify()).toMatchObject({ entries: 0 });
});

it.each(["update audit set action = 'x'", "delete from audit", "truncate audit cascade", "delete from audit_seals"])(
  "refuses `%s`",
  async (statement) => {
    await using kit = await createTestKit();
    await write(kit, 1);
    await expect(sql.raw(statement).execute(kit.db)).rejects.toThrow("append-only");
  },
);

it("finds an entry that was altered behind its back", async () => {
  await using kit = await createTestKit();
  await write(kit, 3);
  await tamper(kit, `update audit set facts = '{"role": "write"}' where action = 'test.step-1'`);
  expect(await kit.audit.verify()).toMatchObject({ kind: "broken", position: 2, reason: "altered" });
});

it("finds an entry that was taken out, with its seal or without", async () => {
  await using kit = await createTestKit();
  await write(kit, 4);
  await tamper(kit, "delete from audit where action = 'test.step-2'");
  expect(await kit.audit.verify()).toMatchObject({ kind: "broken", position: 3, reason: "missing" });
  await tamper(kit, "delete from audit_seals where position = 3");
  expect(await kit.audit.verify()).toMatchObject({ kind: "broken", position: 4, reason: "missing" });
});

it("finds an entry that was put in past the log", async () => {
  await using kit = await createTestKit();
  await write(kit, 1);
  await tamper(
    kit,
    `insert into audit (id, actor, action, decision, facts) values (gen_random_uuid(), 'system', 'auth.sign-in', 'done', '{}')`,
  );
  expect(await kit.audit.verify()).toMatchObject({ kind: "broken", position: null, reason: "unsealed" });
});

it("records equal denials once a minute", async () => {
  await using kit = await createTestKit();
  const denial = { ...entry("access.denied"), decision: "deny" } as const;
  for (let n = 0; n < 5; n += 1) await kit.audit.record(denial);
  await kit.audit.record({ ...denial, address: "10.0.0.1" });
  expect(await kit.audit.verify()).toMatchObject({ entries: 2 });
});
