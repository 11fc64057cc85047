import { expect, it } from "vitest";
import { createTestDatabase } from "../../kit/testing/create-test-database.ts";
import { createMemoryBus } from "../../kit/bus/bus.memory.ts";
import { systemClock } from "../../kit/clock.ts";
import { migrate } from "../../kit/sql/migrate.ts";
import { createWrite } from "../../kit/sql/write.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import { auth } from "../service.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "../testing/create-auth-cloud.ts";

const anonymous = { kind: "anonymous", appId: null } as const;

async function claim(cloud: AuthCloud, token: string | undefined, username: string): Promise<string> {
  const data = await cloud.query(
    anonymous,
    `mutation ($input: ClaimOwnerInput!) { claimOwner(input: $input) { __typename } }`,
    { input: { token, username, name: username, password: testPassword } },
  );
  return data["claimOwner"].__typename;
}

function tokenOf(link: string | null): string | undefined {
  return link?.split("#")[1];
}

it("lets exactly one of many who have the link at once become the owner", async () => {
  await using database = await createTestDatabase();
  await using bus = { ...createMemoryBus(), [Symbol.asyncDispose]: async () => undefined };
  await migrate(database.db, [auth], silentLog);
  const write = createWrite(database.db, bus, systemClock);
  await using cloud = await createAuthCloud({ db: database.db, write });
  const token = tokenOf(cloud.ownerLink());
  const names = ["ada", "bob", "cyd", "dan", "eve", "fay"];
  const outcomes = await Promise.all(names.map((name) => claim(cloud, token, name)));
  expect(outcomes.toSorted()).toEqual([...Array<string>(5).fill("OwnerLinkInvalid"), "PersonCreated"]);
  const spaces = await database.db.selectFrom("spaces").select("id").execute();
  expect(spaces).toHaveLength(1);
});

it("makes a link of 256 bits to the cloud's own origin, and none once there is an owner", async () => {
  await using cloud = await createAuthCloud();
  const link = cloud.ownerLink();
  expect(link).toMatch(/^http:\/\/mows\.localhost:4000\/welcome#[\w-]{43}$/);
  expect(await claim(cloud, tokenOf(link), "ada")).toBe("PersonCreated");
  expect(cloud.ownerLink()).toBeNull();
  expect(await claim(cloud, tokenOf(link), "bob")).toBe("OwnerLinkInvalid");
});

it("accepts the newest link only, and nothing made up", async () => {
  await using cloud = await createAuthCloud();
  expect(await claim(cloud, "", "ada")).toBe("OwnerLinkInvalid");
  const older = tokenOf(cloud.ownerLink());
  cloud.ownerLink();
  expect(await claim(cloud, older, "ada")).toBe("OwnerLinkInvalid");
  expect(await claim(cloud, "a".repeat(43), "ada")).toBe("OwnerLinkInvalid");
});

it("leaves the link usable when the name or the password does not do", async () => {
  await using cloud = await createAuthCloud();
  const token = tokenOf(cloud.ownerLink());
  expect(await claim(cloud, token, "Ada Lovelace")).toBe("UsernameInvalid");
  await cloud.addPerson("ada");
  expect(await claim(cloud, token, "ada")).toBe("UsernameTaken");
  expect(await claim(cloud, token, "owner")).toBe("PersonCreated");
});
