import { expect, it } from "vitest";
import { createGrant } from "../grants/create-grant.ts";
import { newId, type AppId, type PersonId } from "../ids.ts";
import type { PersonPrincipal } from "../principal.ts";
import { createTestKit } from "../testing/create-test-kit.ts";
import { randomWorld, writeWorld } from "../testing/random-world.ts";

function person(appId: AppId | null = null): PersonPrincipal {
  return { kind: "person", personId: newId<PersonId>(), appId, sessionId: null, scopes: null, credential: "session" };
}

it("ends what is no longer allowed, and leaves alone what still is", async () => {
  await using kit = await createTestKit();
  const ended: string[] = [];
  const principal = person();
  const done = Promise.withResolvers<void>();
  kit.revocations.guard({ principal, stillAllowed: async () => true }, () => ended.push("allowed"));
  kit.revocations.guard({ principal, stillAllowed: async () => false }, () => {
    ended.push("revoked");
    done.resolve();
  });
  kit.revocations.announce({ personIds: [principal.personId] });
  await done.promise;
  kit.revocations.announce({ personIds: [principal.personId] });
  await kit.revocations.stop();
  expect(ended).toEqual(["revoked"]);
});

it("counts a question that fails as a no", async () => {
  await using kit = await createTestKit();
  const ended = new Promise<string>((resolve) => {
    kit.revocations.guard(
      {
        principal: person(),
        stillAllowed: async () => {
          throw new Error("the database is away");
        },
      },
      () => resolve("aborted"),
    );
  });
  kit.revocations.announce({});
  expect(await ended).toBe("aborted");
});

it("asks only those whom the change may concern, and everybody when another process announced it", async () => {
  await using kit = await createTestKit();
  const asked: string[] = [];
  const [ada, bob] = [person("player" as AppId), person()];
  const watch = (name: string, principal: PersonPrincipal) =>
    kit.revocations.guard({ principal, stillAllowed: async () => asked.push(name) > 0 }, () => undefined);
  watch("ada", ada);
  const endBob = watch("bob", bob);
  kit.revocations.announce({ personIds: [ada.personId], appId: "player" as AppId });
  kit.revocations.announce({ personIds: [ada.personId], appId: "notes" as AppId });
  expect(asked).toEqual(["ada"]);
  kit.bus.publish("rights");
  expect(asked).toEqual(["ada", "ada", "bob"]);
  endBob();
  kit.bus.publish("rights");
  expect(asked).toEqual(["ada", "ada", "bob", "ada"]);
});

it("asks again by itself when the token that something goes on with ends", async () => {
  await using kit = await createTestKit();
  const endsAt = new Date(Date.now() + 100);
  const principal = { ...person("token-x" as AppId), credential: "token" as const, endsAt };
  // A session that goes on beside it, and was there first.
  kit.revocations.guard({ principal: person(), stillAllowed: async () => true }, () => undefined);
  const ended = await new Promise<number>((resolve) => {
    const stillAllowed = async () => Date.now() < endsAt.getTime();
    kit.revocations.guard({ principal, stillAllowed }, () => resolve(Date.now()));
  });
  expect(ended).toBeGreaterThanOrEqual(endsAt.getTime());
  expect(ended - endsAt.getTime()).toBeLessThan(1_000);
});

it("asks again by itself when a grant expires", async () => {
  await using kit = await createTestKit();
  const world = randomWorld(1);
  world.grants = world.grants.slice(0, 0);
  await writeWorld(kit.db, world);
  const expiresAt = new Date(Date.now() + 100);
  const principal = person("player" as AppId);
  const ended = new Promise<number>((resolve) => {
    kit.revocations.guard({ principal, stillAllowed: async () => Date.now() < expiresAt.getTime() }, () =>
      resolve(Date.now()),
    );
  });
  await kit.write(principal, null, (tx) =>
    createGrant(tx, {
      nodeId: world.nodes[0]!.id,
      grantee: { kind: "app", personId: principal.personId, appId: "player" as AppId },
      role: "read",
      grantedBy: principal.personId,
      source: "consent",
      expiresAt,
      at: new Date(),
    }),
  );
  kit.revocations.announce({ personIds: [principal.personId] });
  expect((await ended) - expiresAt.getTime()).toBeLessThan(1_000);
});
