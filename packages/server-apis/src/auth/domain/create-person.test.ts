import { expect, it } from "vitest";
import { newId, type AppId, type PersonId, type SessionId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "../testing/create-auth-cloud.ts";

const operator: Principal = { kind: "operator" };
const createPerson = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) {
  __typename ... on PersonCreated { person { id username name role } } ... on Denied { lacking }
  ... on PasswordTooWeak { minimumLength } ... on UsernameTaken { username } } }`;

async function create(cloud: AuthCloud, by: Principal, input: object) {
  const data = await cloud.query(by, createPerson, { input: { name: "Bob", password: testPassword, ...input } });
  return data["createPerson"];
}

function personOn(cloudOrApp: AppId | null, personId: PersonId): Principal {
  return {
    kind: "person",
    personId,
    appId: cloudOrApp,
    sessionId: newId<SessionId>(),
    scopes: null,
    credential: "session",
  };
}

it("makes a member with a space of the wanted size", async () => {
  await using cloud = await createAuthCloud();
  const created = await create(cloud, operator, { username: "bob", quotaBytes: 1000 });
  expect(created).toMatchObject({ person: { username: "bob", name: "Bob", role: "MEMBER" } });
  const space = await cloud.kit.db.selectFrom("spaces").select(["owner_id", "limit_bytes"]).executeTakeFirst();
  expect(space).toEqual({ owner_id: created.person.id, limit_bytes: 1000 });
  expect((await cloud.browser().signIn("BOB ", testPassword)).status).toBe(200);
});

it("is for the owner and the operator; the owner's apps may not", async () => {
  await using cloud = await createAuthCloud();
  const memberId = await cloud.addPerson("ada");
  const link = cloud.ownerLink();
  const claimed = await cloud.query(
    { kind: "anonymous", appId: null },
    `mutation ($input: ClaimOwnerInput!) { claimOwner(input: $input) { ... on PersonCreated { person { id } } } }`,
    { input: { token: link?.split("#")[1], username: "owner", name: "O", password: testPassword } },
  );
  const ownerId: PersonId = claimed["claimOwner"].person.id;
  const input = { username: "bob" };
  expect(await create(cloud, personOn(null, memberId), input)).toEqual({ __typename: "Denied", lacking: "PERSON" });
  expect(await create(cloud, personOn("spotify" as AppId, ownerId), input)).toMatchObject({ lacking: "APP" });
  expect(await create(cloud, { kind: "anonymous", appId: null }, input)).toMatchObject({ lacking: "ANONYMOUS" });
  expect(await create(cloud, personOn(null, ownerId), input)).toMatchObject({ __typename: "PersonCreated" });

  const people = `{ people { __typename ... on People { people { username } } } }`;
  expect(await cloud.query(personOn(null, memberId), people)).toEqual({ people: { __typename: "Denied" } });
  expect((await cloud.query(personOn(null, ownerId), people))["people"].people).toHaveLength(3);
});

it("repeats the first call's result under the same key, and makes one account", async () => {
  await using cloud = await createAuthCloud();
  const input = { username: "bob", idempotencyKey: newId() };
  const first = await create(cloud, operator, input);
  expect(await create(cloud, operator, input)).toEqual(first);
  expect(await create(cloud, operator, { username: "bob" })).toEqual({ __typename: "UsernameTaken", username: "bob" });
});

it.each(["", "b", "B", "Bob", "-bob", "bob!", "bob/..", "b".repeat(33), "bób"])(
  "refuses the username %j",
  async (username) => {
    await using cloud = await createAuthCloud();
    expect(await create(cloud, operator, { username })).toMatchObject({ __typename: "UsernameInvalid" });
  },
);

it("refuses a short password, and one too long to hash", async () => {
  await using cloud = await createAuthCloud();
  for (const password of ["123456789", "x".repeat(129)]) {
    expect(await create(cloud, operator, { username: "bob", password })).toEqual({
      __typename: "PasswordTooWeak",
      minimumLength: 10,
    });
  }
});
