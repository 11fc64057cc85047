import { sql } from "kysely";
import { expect, it } from "vitest";
import { decide } from "../kit/grants/decide.ts";
import type { NodeId, PersonId } from "../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../kit/principal.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "./testing/create-auth-cloud.ts";
import { createTestClock } from "./testing/test-clock.ts";

const createToken = `mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename
  ... on TokenCreated { secret token { id name kind scopes folders expiresAt lastUsedAt } }
  ... on ScopeRefused { scope allowed } ... on FolderRefused { path problem } ... on Denied { lacking missingScope } } }`;
const tokens = `{ tokens { ... on Tokens { tokens { id name lastUsedAt } } } }`;
const revokeToken = `mutation ($id: ID!) { revokeToken(input: { id: $id }) { __typename } }`;

async function createCloudWithAda(overrides: Parameters<typeof createAuthCloud>[0] = {}) {
  const cloud = await createAuthCloud(overrides);
  const personId = await cloud.addPerson("ada");
  const folders = await cloud.kit.db.transaction().execute(async (tx) => ({
    music: await cloud.kit.peers.tree.ensureFolder(tx, personId, "/Music"),
    photos: await cloud.kit.peers.tree.ensureFolder(tx, personId, "/Photos"),
  }));
  if (folders.music.kind !== "folder" || folders.photos.kind !== "folder") throw new Error("no folders");
  return { cloud, personId, music: folders.music.id, photos: folders.photos.id };
}

/** Ada at her own machine's local socket. */
function atSocket(personId: PersonId): PersonPrincipal {
  return { kind: "person", personId, appId: null, sessionId: null, scopes: null, credential: "socket" };
}

async function make(cloud: AuthCloud, by: Principal, input: object) {
  const data = await cloud.query(by, createToken, { input: { name: "Backup", scopes: ["files.read"], ...input } });
  return data["createToken"];
}

function withBearer(cloud: AuthCloud, secret: string, headers: Record<string, string> = {}): Request {
  return new Request(`${cloud.kit.origins.cloud}/.mows/graphql`, {
    headers: { ...headers, authorization: `Bearer ${secret}` },
  });
}

async function may(cloud: AuthCloud, principal: Principal, action: "read" | "write", nodeId: NodeId): Promise<string> {
  return (await decide(cloud.kit.db, principal, action, nodeId)).kind;
}

it("makes a token that acts for its person within its scopes, and keeps its secret nowhere", async () => {
  const { cloud, personId, music } = await createCloudWithAda();
  await using _ = cloud;
  const made = await make(cloud, atSocket(personId), {});
  expect(made.secret).toMatch(/^mows_pat_[A-Za-z0-9_-]{43}$/);
  const principal = await cloud.principal(withBearer(cloud, made.secret));
  expect(principal).toEqual({
    kind: "person",
    personId,
    appId: `token-${made.token.id}`,
    sessionId: null,
    scopes: ["files.read"],
    credential: "token",
  });
  expect(await may(cloud, principal, "read", music)).toBe("allow");
  expect(await may(cloud, principal, "write", music)).toBe("deny");
  const { rows } = await sql<{ row: string }>`select t::text as row from auth.access_tokens t`.execute(cloud.kit.db);
  expect(rows.map(({ row }) => row).join("")).not.toContain(made.secret.slice(9));
});

it("binds a token to folders", async () => {
  const { cloud, personId, music, photos } = await createCloudWithAda();
  await using _ = cloud;
  const made = await make(cloud, atSocket(personId), { folders: ["/Music"], scopes: ["files.write"] });
  expect(made.token.folders).toEqual(["/Music"]);
  const principal = await cloud.principal(withBearer(cloud, made.secret));
  expect(await may(cloud, principal, "write", music)).toBe("allow");
  expect(await may(cloud, principal, "read", photos)).toBe("deny");
});

it.each([
  ["/Nowhere", "MISSING"],
  ["/Music/../Photos", "MISSING"],
  ["Music", "MISSING"],
  [`/${"a".repeat(300)}`, "MISSING"],
  ["/Mu\0sic", "MISSING"],
])("refuses the folder %j", async (path, problem) => {
  const { cloud, personId } = await createCloudWithAda();
  await using _ = cloud;
  const made = await make(cloud, atSocket(personId), { folders: [path] });
  expect(made).toMatchObject({ __typename: "FolderRefused", path, problem });
});

it.each([["files.delete"], ["openid"], [""]])("refuses the scope %j, and says what there is", async (scope) => {
  const { cloud, personId } = await createCloudWithAda();
  await using _ = cloud;
  const made = await make(cloud, atSocket(personId), { scopes: [scope] });
  const allowed = ["files.read", "files.write", "cloud.manage"];
  expect(made).toMatchObject({ __typename: "ScopeRefused", scope, allowed });
  expect((await make(cloud, atSocket(personId), { scopes: [] })).__typename).toBe("ScopeRefused");
});

it("ends a token at its time, when it is revoked, and with its person's account", async () => {
  const clock = createTestClock();
  const { cloud, personId } = await createCloudWithAda({ clock });
  await using _ = cloud;
  const expiresAt = new Date(clock.now().getTime() + 1000).toISOString();
  const short = await make(cloud, atSocket(personId), { expiresAt });
  const revoked = await make(cloud, atSocket(personId), {});
  const lasting = await make(cloud, atSocket(personId), {});
  clock.pass(1000);
  await cloud.query(atSocket(personId), revokeToken, { id: revoked.token.id });
  const kinds = async () =>
    Promise.all(
      [short, revoked, lasting].map(
        async ({ secret }) => (await cloud.authenticate(withBearer(cloud, secret), null)).kind,
      ),
    );
  expect(await kinds()).toEqual(["token-refused", "token-refused", "authenticated"]);
  expect(await cloud.kit.db.selectFrom("grants").select("id").execute()).toHaveLength(2);
  const due = new Date(clock.now().getTime() + 7 * 24 * 60 * 60 * 1000);
  await sql`update auth."user" set deletion_at = ${due}`.execute(cloud.kit.db);
  expect(await kinds()).toEqual(["token-refused", "token-refused", "token-refused"]);
});

it("revokes nobody else's token", async () => {
  const { cloud, personId } = await createCloudWithAda();
  await using _ = cloud;
  const mallory = await cloud.addPerson("mallory");
  const made = await make(cloud, atSocket(personId), {});
  const outcome = await cloud.query(atSocket(mallory), revokeToken, { id: made.token.id });
  expect(outcome["revokeToken"].__typename).toBe("TokenNotFound");
  expect((await cloud.authenticate(withBearer(cloud, made.secret), null)).kind).toBe("authenticated");
});

it("notes when a token was last used, once an hour", async () => {
  const clock = createTestClock();
  const { cloud, personId } = await createCloudWithAda({ clock });
  await using _ = cloud;
  const made = await make(cloud, atSocket(personId), {});
  expect(made.token.lastUsedAt).toBeNull();
  const lastUse = async () => (await cloud.query(atSocket(personId), tokens))["tokens"].tokens[0].lastUsedAt;
  await cloud.principal(withBearer(cloud, made.secret));
  const first = await lastUse();
  clock.pass(59 * 60 * 1000);
  await cloud.principal(withBearer(cloud, made.secret));
  expect(await lastUse()).toBe(first);
  clock.pass(2 * 60 * 1000);
  await cloud.principal(withBearer(cloud, made.secret));
  expect(await lastUse()).not.toBe(first);
});

it("looks at no cookie beside a bearer token, even where the token is refused", async () => {
  const { cloud } = await createCloudWithAda();
  await using _ = cloud;
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  const cookie = [...browser.cookies(cloud.kit.origins.cloud)].map(([name, value]) => `${name}=${value}`).join("; ");
  const refused = await cloud.authenticate(withBearer(cloud, `mows_pat_${"a".repeat(43)}`, { cookie }), null);
  expect(refused).toEqual({ kind: "token-refused", scheme: "bearer", principal: { kind: "anonymous", appId: null } });
});

it("takes a username with a token for the password only where a route allows it, and never the account's password", async () => {
  const { cloud, personId } = await createCloudWithAda();
  await using _ = cloud;
  await cloud.addPerson("bob");
  const made = await make(cloud, atSocket(personId), { kind: "APP_PASSWORD" });
  expect(made.secret).toMatch(/^mows_app_/);
  const basic = (username: string, password: string) =>
    new Request(cloud.kit.origins.cloud, { headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` } });
  const kind = async (request: Request, allowed = true) =>
    (await cloud.kit.peers.authenticator.authenticate(request, null, { basic: allowed })).kind;
  expect(await kind(basic("Ada", made.secret))).toBe("authenticated");
  expect(await kind(basic("bob", made.secret))).toBe("token-refused");
  expect(await kind(basic("ada", testPassword))).toBe("token-refused");
  expect(await cloud.principal(basic("ada", made.secret))).toEqual({ kind: "anonymous", appId: null });
});

it("lets no app and no plain token make another; one that manages the cloud makes none that can do more or outlives it", async () => {
  const { cloud, personId, music, photos } = await createCloudWithAda();
  await using _ = cloud;
  const reader = await make(cloud, atSocket(personId), {});
  const asReader = await cloud.principal(withBearer(cloud, reader.secret));
  expect(await make(cloud, asReader, {})).toMatchObject({ __typename: "Denied", lacking: "APP" });

  const scopes = ["cloud.manage", "files.read"];
  const manager = await make(cloud, atSocket(personId), { scopes, folders: ["/Music"] });
  const asManager = await cloud.principal(withBearer(cloud, manager.secret));
  expect(await make(cloud, asManager, { scopes: ["files.write"] })).toMatchObject({ scope: "files.write" });
  expect(await make(cloud, asManager, { folders: ["/Photos"] })).toMatchObject({ problem: "NOT_YOURS_TO_GIVE" });
  const child = await make(cloud, asManager, {});
  const asChild = await cloud.principal(withBearer(cloud, child.secret));
  expect(await may(cloud, asChild, "read", music)).toBe("allow");
  expect(await may(cloud, asChild, "read", photos)).toBe("deny");
  await cloud.query(atSocket(personId), revokeToken, { id: manager.token.id });
  expect((await cloud.authenticate(withBearer(cloud, child.secret), null)).kind).toBe("token-refused");
  const held = await cloud.kit.db.selectFrom("grants").select("app_id").execute();
  expect(held).toEqual([{ app_id: `token-${reader.token.id}` }]);
});

it("asks for a fresh proof of who one is, in a browser", async () => {
  const clock = createTestClock();
  const { cloud } = await createCloudWithAda({ clock });
  await using _ = cloud;
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  const input = { name: "Backup", scopes: ["files.read"] };
  const ask = async () =>
    (await cloud.query(browser.request("/.mows/graphql"), createToken, { input }))["createToken"].__typename;
  expect(await ask()).toBe("TokenCreated");
  clock.pass(11 * 60 * 1000);
  expect(await ask()).toBe("ReauthenticationNeeded");
});

it("takes nothing for a token that only looks like one", async () => {
  const { cloud, personId } = await createCloudWithAda();
  await using _ = cloud;
  const made = await make(cloud, atSocket(personId), {});
  const secret = made.secret.slice("mows_pat_".length);
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sub: personId, iss: cloud.kit.origins.cloud }))}.`;
  for (const forged of [`mows_app_${secret}`, `mows_at_${secret}`, `mows_rt_${secret}`, secret, unsigned, "x"]) {
    expect([forged, (await cloud.authenticate(withBearer(cloud, forged), null)).kind]).toEqual([
      forged,
      "token-refused",
    ]);
  }
});
