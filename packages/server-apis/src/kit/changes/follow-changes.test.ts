import { sql } from "kysely";
import { expect, it } from "vitest";
import { newId, type NodeId, type SpaceId } from "../ids.ts";
import { createTestKit, type TestKit } from "../testing/create-test-kit.ts";
import { followChanges } from "./follow-changes.ts";

const operator = { kind: "operator" } as const;

async function tell(kit: TestKit, ...names: string[]): Promise<void> {
  const changes = names.map((entityId) => ({
    ...({ spaceId: newId<SpaceId>(), entity: "node", parentId: newId<NodeId>(), op: "created" } as const),
    entityId,
  }));
  await kit.write(operator, null, (tx) => kit.changes.append(tx, changes));
}

/** What a reader made of the changes, in the database. */
async function openLedger(kit: TestKit) {
  await sql`create table if not exists ledger (name text not null)`.execute(kit.db);
  await sql`delete from ledger`.execute(kit.db);
  return {
    note: (names: readonly string[]) => sql`insert into ledger select unnest(${sql.val([...names])}::text[])`,
    async names(): Promise<string[]> {
      const { rows } = await sql<{ name: string }>`select name from ledger order by name`.execute(kit.db);
      return rows.map(({ name }) => name);
    },
  };
}

it("goes on where it was, over all spaces, after a batch that failed and after it was stopped", async () => {
  await using kit = await createTestKit();
  const ledger = await openLedger(kit);
  let failures = 1;
  const begin = () =>
    followChanges(kit, "ledger", async (rows, write) => {
      await write(async (tx) => {
        await ledger.note(rows.map(({ entityId }) => entityId)).execute(tx);
        // As a crash would, when all is written and nothing kept.
        if (failures > 0) {
          failures -= 1;
          throw new Error("interrupted");
        }
      });
    });
  await tell(kit, "a", "b");
  const first = begin();
  await expect.poll(ledger.names).toEqual(["a", "b"]);
  await first.stop();
  await tell(kit, "c");
  expect(await ledger.names()).toEqual(["a", "b"]);
  const second = begin();
  await expect.poll(ledger.names).toEqual(["a", "b", "c"]);
  await tell(kit, "d");
  await expect.poll(ledger.names).toEqual(["a", "b", "c", "d"]);
  await second.stop();
});

it("leaves nothing out where two follow under one name", async () => {
  await using kit = await createTestKit();
  const ledger = await openLedger(kit);
  const begin = () =>
    followChanges(kit, "ledger", async (rows, write) => {
      await write(async (tx) => void (await ledger.note(rows.map(({ entityId }) => entityId)).execute(tx)));
    });
  const followers = [begin(), begin()];
  const names = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, "0"));
  for (const name of names) await tell(kit, name);
  await expect.poll(async () => (await ledger.names()).at(-1)).toBe("19");
  await Promise.all(followers.map((follower) => follower.stop()));
  expect([...new Set(await ledger.names())]).toEqual(names);
});
