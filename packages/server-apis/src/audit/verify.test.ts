import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { newId } from "../kit/ids.ts";
import { createAuditCloud } from "./testing/audit-cloud.ts";

/** A log of five entries by its owner. */
async function createLog() {
  const cloud = await createAuditCloud();
  const owner = cloud.addPerson("Olga");
  for (const n of [1, 2, 3, 4, 5]) await cloud.note(owner, "auth.sign-in", { facts: { n } });
  return Object.assign(cloud, { owner });
}

describe("verifying the audit log", () => {
  it("says that it is what was written, and its head", async () => {
    await using cloud = await createLog();
    expect(await cloud.verify(cloud.owner)).toEqual({
      __typename: "AuditIntact",
      entries: 5,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("cannot be cheated by way of SQL that the database lets anybody do", async () => {
    await using cloud = await createLog();
    const { db } = cloud.kit;
    await cloud.kit.audit.sealed();
    for (const statement of [
      sql`update audit set action = 'auth.sign-out'`,
      sql`delete from audit_seals`,
      sql`delete from audit`,
      sql`truncate audit cascade`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow("append-only");
    }
    expect(await cloud.verify(cloud.owner)).toMatchObject({ __typename: "AuditIntact", entries: 5 });
  });

  it.each([
    ["action", sql`action = 'auth.sign-out'`],
    ["facts", sql`facts = '{"n": 30}'`],
    ["time", sql`at = at - interval '1 microsecond'`],
    ["person", sql`person_id = null`],
    ["address", sql`address = '10.0.0.8'`],
    ["decision", sql`decision = 'failed'`],
  ])("names an entry whose %s was changed", async (_what, change) => {
    await using cloud = await createLog();
    const entryId = await cloud.entryAt(3);
    await cloud.tamper((tx) => sql`update audit set ${change} where id = ${entryId}`.execute(tx));
    expect(await cloud.verify(cloud.owner)).toMatchObject({
      __typename: "AuditBroken",
      reason: "ALTERED",
      position: 3,
      entryId,
      message: expect.stringContaining(entryId),
    });
  });

  it("names an entry that was deleted, with or without its seal", async () => {
    await using cloud = await createLog();
    const [third, fourth] = [await cloud.entryAt(3), await cloud.entryAt(4)];
    await cloud.tamper((tx) => tx.deleteFrom("audit").where("id", "=", third).execute());
    expect(await cloud.verify(cloud.owner)).toMatchObject({ reason: "MISSING", position: 3, entryId: third });
    await cloud.tamper((tx) => tx.deleteFrom("audit_seals").where("position", "=", 3).execute());
    expect(await cloud.verify(cloud.owner)).toMatchObject({ reason: "MISSING", position: 4, entryId: fourth });
  });

  it("names an entry that was put in past the log", async () => {
    await using cloud = await createLog();
    const id = newId();
    await cloud.tamper((tx) =>
      sql`insert into audit (id, actor, action, decision, facts) values (${id}, 'system', 'auth.sign-in', 'done', '{}')`.execute(
        tx,
      ),
    );
    expect(await cloud.verify(cloud.owner)).toMatchObject({ reason: "UNSEALED", position: null, entryId: id });
  });

  it("names the first of two entries that changed places", async () => {
    await using cloud = await createLog();
    const [second, fourth] = [await cloud.entryAt(2), await cloud.entryAt(4)];
    await cloud.tamper(async (tx) => {
      const put = (entryId: string, position: number) =>
        sql`update audit_seals set entry_id = ${entryId} where position = ${position}`.execute(tx);
      await put(newId(), 2);
      await put(second, 4);
      await put(fourth, 2);
    });
    expect(await cloud.verify(cloud.owner)).toMatchObject({ reason: "ALTERED", position: 2, entryId: fourth });
  });

  it("finds with an earlier head that the end was cut off, or that the log was written anew", async () => {
    await using cloud = await createLog();
    const { entries, head } = await cloud.verify(cloud.owner);
    const expected = { entries, head };
    expect(await cloud.verify(cloud.owner, expected)).toMatchObject({ __typename: "AuditIntact" });
    await cloud.tamper(async (tx) => {
      const cut = await tx.deleteFrom("audit_seals").where("position", ">=", 5).returning("entry_id").execute();
      const ids = cut.map((seal) => seal.entry_id);
      await tx.deleteFrom("audit").where("id", "in", ids).execute();
    });
    expect(await cloud.verify(cloud.owner)).toMatchObject({ __typename: "AuditIntact", entries: 4 });
    expect(await cloud.verify(cloud.owner, { entries, head: "0".repeat(64) })).toMatchObject({ reason: "REPLACED" });
    expect(await cloud.verify(cloud.owner, { entries: 99, head })).toMatchObject({ reason: "MISSING", entryId: null });
  });

  it("is for the owner and the operator, and is written down", async () => {
    await using cloud = await createLog();
    const bob = cloud.addPerson("Bob");
    expect(await cloud.verify(bob)).toEqual({ __typename: "Denied" });
    expect(await cloud.verify({ kind: "anonymous", appId: null })).toEqual({ __typename: "Denied" });
    expect(await cloud.verify({ kind: "operator" })).toMatchObject({ __typename: "AuditIntact" });
    expect((await cloud.actions(cloud.owner))[0]).toBe("audit.verified");
  });
});
