import { expect, it } from "vitest";
import { newId, type NodeId, type PersonId, type SpaceId } from "../ids.ts";
import type { Principal } from "../principal.ts";
import { createTestKit } from "../testing/create-test-kit.ts";
import { IdempotencyKeyInvalid, IdempotencyKeyReused } from "./write.ts";

const ada: Principal = {
  kind: "person",
  personId: newId<PersonId>(),
  appId: null,
  sessionId: null,
  scopes: null,
  credential: "session",
};
const key = newId<NodeId>();
const bob: Principal = { ...ada, personId: newId<PersonId>() };

it("runs a call once, however often its key comes back, and gives the first result", async () => {
  await using kit = await createTestKit();
  let runs = 0;
  const call = (principal: Principal) =>
    kit.write(principal, { key, operation: "count", input: { a: 1 } }, async () => ({ run: (runs += 1) }));
  expect([await call(ada), await call(ada)]).toEqual([{ run: 1 }, { run: 1 }]);
  expect(await call(bob)).toEqual({ run: 2 });
});

it("refuses a key that comes back with another input", async () => {
  await using kit = await createTestKit();
  await kit.write(ada, { key, operation: "rename", input: { name: "a" } }, async () => null);
  const again = kit.write(ada, { key, operation: "rename", input: { name: "b" } }, async () => null);
  await expect(again).rejects.toBeInstanceOf(IdempotencyKeyReused);
});

it("keeps neither the key nor a change when the call throws", async () => {
  await using kit = await createTestKit();
  const spaceId = newId<SpaceId>();
  const call = (fails: boolean) =>
    kit.write(ada, { key, operation: "make", input: {} }, async (tx) => {
      await kit.changes.append(tx, [
        { spaceId, entity: "node", entityId: newId<NodeId>(), parentId: null, op: "created" },
      ]);
      if (fails) throw new Error("broken");
      return "made";
    });
  await expect(call(true)).rejects.toThrow("broken");
  expect(await call(false)).toBe("made");
  expect(await kit.db.selectFrom("changes").selectAll().execute()).toHaveLength(1);
});

it("refuses a key that is not a UUID", async () => {
  await using kit = await createTestKit();
  const call = kit.write(ada, { key: "a\0b", operation: "make", input: {} }, async () => "made");
  await expect(call).rejects.toBeInstanceOf(IdempotencyKeyInvalid);
});
