import { describe, expect, it } from "vitest";
import type { Principal } from "../kit/principal.ts";
import { base64url } from "./domain/base64url.ts";
import { codeChallenge } from "./domain/code-challenge.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "./testing/create-auth-cloud.ts";
import { createTestClock } from "./testing/test-clock.ts";
import type { TestBrowser } from "./testing/test-browser.ts";

const callback = "https://reader.example/callback";
const verifier = "v".repeat(43);
const addClient = `mutation ($input: AddClientInput!) { addClient(input: $input) { __typename
  ... on ClientAdded { secret client { id redirectUrls } } ... on RedirectRefused { address problem }
  ... on ScopeRefused { scope allowed } ... on Denied { lacking } } }`;
const deviceRequest = `query ($code: String!) { deviceRequest(userCode: $code) { __typename
  ... on DeviceRequest { scopes } ... on TooManyCodes { retryAfterSeconds } } }`;
const answerDevice = `mutation ($code: String!, $accept: Boolean!) {
  answerDeviceRequest(input: { userCode: $code, accept: $accept }) { __typename } }`;

async function createCloudWithOwner(overrides: Parameters<typeof createAuthCloud>[0] = {}) {
  const cloud = await createAuthCloud(overrides);
  const link = /[A-Za-z0-9_-]{43}/.exec(cloud.ownerLink() ?? "")?.[0];
  await cloud.query({ kind: "anonymous", appId: null }, claimOwner, {
    input: { token: link, username: "ada", name: "Ada", password: testPassword },
  });
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  return { cloud, browser };
}

const claimOwner = `mutation ($input: ClaimOwnerInput!) { claimOwner(input: $input) { __typename } }`;

async function add(cloud: AuthCloud, by: TestBrowser | Principal, input: object = {}) {
  const who = "kind" in by ? by : by.request("/.mows/graphql");
  const asked = { name: "Reader", confidential: true, flows: ["CODE"], redirectUrls: [callback], ...input };
  const data = await cloud.query(who, addClient, { input: { scopes: ["openid", "files.read"], ...asked } });
  return data["addClient"];
}

function form(cloud: AuthCloud, path: string, fields: Record<string, string>, headers = {}): Promise<Response> {
  return cloud.browser().send(`/.mows/auth/oauth2/${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

async function authorizeUrl(clientId: string, changes: Record<string, string | null> = {}): Promise<string> {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: callback,
    scope: "openid files.read",
    state: "s",
    nonce: "n",
    code_challenge: await codeChallenge(verifier),
    code_challenge_method: "S256",
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `/.mows/auth/oauth2/authorize?${query}`;
}

/** A code of a signed-in person who agrees. */
async function codeFor(cloud: AuthCloud, browser: TestBrowser, clientId: string, scope?: string): Promise<string> {
  const asked = await browser.send(await authorizeUrl(clientId, scope === undefined ? {} : { scope }));
  let next = new URL(asked.headers.get("location") ?? "", cloud.kit.origins.cloud);
  if (next.pathname === "/consent") next = new URL(await cloud.answerConsent(browser, next, true));
  return next.searchParams.get("code") ?? `no code: ${next}`;
}

async function redeem(cloud: AuthCloud, client: { client: { id: string }; secret: string }, code: string, extra = {}) {
  const response = await form(cloud, "token", {
    grant_type: "authorization_code",
    client_id: client.client.id,
    client_secret: client.secret,
    code,
    code_verifier: verifier,
    redirect_uri: callback,
    ...extra,
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

async function isAccepted(cloud: AuthCloud, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return (await cloud.authenticate(new Request(cloud.kit.origins.cloud, { headers }), null)).kind === "authenticated";
}

describe("a redirect address", () => {
  it.each([
    ["https://reader.example/../callback", "NOT_EXACT"],
    ["https://reader.example/a/%2e%2e/callback", "NOT_EXACT"],
    ["https://reader.example/%2fevil.example", "NOT_EXACT"],
    ["https://READER.example/callback", "NOT_EXACT"],
    ["https://reader.example.", "NOT_EXACT"],
    ["https://reader.example:443/callback", "NOT_EXACT"],
    ["https://ada@reader.example/callback", "NOT_EXACT"],
    ["https://reader.example/callback#part", "NOT_EXACT"],
    ["https://*.reader.example/callback", "NOT_EXACT"],
    ["https:reader.example", "NOT_EXACT"],
    ["https://reader.example\\callback", "NOT_EXACT"],
    ["//reader.example/callback", "NOT_AN_ADDRESS"],
    ["/callback", "NOT_AN_ADDRESS"],
    ["http://reader.example/callback", "NOT_SECURE"],
    ["javascript:alert(1)", "NOT_SECURE"],
    ["data:text/html,x", "NOT_SECURE"],
    ["http://mows.localhost:4000/", "ON_THIS_CLOUD"],
    ["https://spotify.mows.localhost/.mows/auth/callback", "ON_THIS_CLOUD"],
  ])("is not registered as %s", async (address, problem) => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const refused = await add(cloud, browser, { redirectUrls: [address] });
    expect(refused).toEqual({ __typename: "RedirectRefused", address, problem });
  });

  it.each(["http://127.0.0.1:7777/cb", "http://[::1]/cb", "http://localhost/cb", "com.example.reader:/cb", callback])(
    "may be %s",
    async (address) => {
      const { cloud, browser } = await createCloudWithOwner();
      await using _ = cloud;
      expect((await add(cloud, browser, { redirectUrls: [address] })).client.redirectUrls).toEqual([address]);
    },
  );

  it("gets nothing unless it is the one that was registered, byte by byte", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const { client } = await add(cloud, browser);
    for (const redirectUri of [
      "https://evil.example/callback",
      "//evil.example",
      "/\\evil.example",
      `${callback}/`,
      `${callback}/../x`,
      `${callback}?next=//evil.example`,
      `${callback}#`,
      "https://reader.example./callback",
      "https://reader.example:8443/callback",
      "https://reader.example@evil.example/callback",
      "https://READER.example/callback",
      "https://reader.example/Callback",
      "https://reader.example%2f@evil.example/callback",
      "",
    ]) {
      const response = await browser.send(await authorizeUrl(client.id, { redirect_uri: redirectUri }));
      expect([redirectUri, response.status, response.headers.get("location")]).toEqual([redirectUri, 400, null]);
    }
  });
});

describe("a code", () => {
  it("that comes a second time takes with it what it gave", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const client = await add(cloud, browser);
    const code = await codeFor(cloud, browser, client.client.id);
    const first = await redeem(cloud, client, code);
    expect(await isAccepted(cloud, first.body["access_token"] ?? "")).toBe(true);
    expect((await redeem(cloud, client, code)).body).toMatchObject({ error: "invalid_grant" });
    expect(await isAccepted(cloud, first.body["access_token"] ?? "")).toBe(false);
  });

  it("is not given without PKCE, nor for a plain challenge, nor redeemed with another verifier", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const client = await add(cloud, browser);
    for (const changes of [
      { code_challenge: null, code_challenge_method: null },
      { code_challenge: verifier, code_challenge_method: "plain" },
      { code_challenge_method: null },
    ]) {
      const response = await browser.send(await authorizeUrl(client.client.id, changes));
      const answer = new URL(response.headers.get("location") ?? "", cloud.kit.origins.cloud).searchParams;
      expect([answer.get("error"), answer.has("code")]).toEqual(["invalid_request", false]);
    }
    const code = await codeFor(cloud, browser, client.client.id);
    expect((await redeem(cloud, client, code, { code_verifier: "w".repeat(43) })).status).toBe(401);
    expect((await redeem(cloud, client, code)).body).toMatchObject({ error: "invalid_grant" });
  });

  it("is of no use to another client, nor to a confidential one without its secret", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const client = await add(cloud, browser);
    const other = await add(cloud, browser, { name: "Other" });
    const stolen = await redeem(cloud, other, await codeFor(cloud, browser, client.client.id));
    expect(stolen.body).toMatchObject({ error: "invalid_grant" });
    const code = await codeFor(cloud, browser, client.client.id);
    const without = await form(cloud, "token", {
      grant_type: "authorization_code",
      client_id: client.client.id,
      code,
      code_verifier: verifier,
      redirect_uri: callback,
    });
    expect([without.status, await without.json()]).toMatchObject([400, { error: "invalid_client" }]);
  });
});

describe("a scope that a client was not registered for", () => {
  it("is refused where it is registered, typed and explained", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const refused = await add(cloud, browser, { scopes: ["openid", "cloud.manage"] });
    expect(refused).toMatchObject({ __typename: "ScopeRefused", scope: "cloud.manage" });
    expect(await add(cloud, browser, { flows: ["SERVICE"], scopes: ["openid"] })).toMatchObject({ scope: "openid" });
  });

  it("is refused at authorization, refresh, device and client credentials", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const client = await add(cloud, browser, { scopes: ["openid", "offline_access", "files.read"] });
    const asked = await browser.send(await authorizeUrl(client.client.id, { scope: "openid files.write" }));
    const answer = new URL(asked.headers.get("location") ?? "").searchParams;
    expect([answer.get("error"), answer.get("error_description")]).toEqual([
      "invalid_scope",
      expect.stringContaining("files.write"),
    ]);
    const code = await codeFor(cloud, browser, client.client.id, "openid offline_access");
    const { body } = await redeem(cloud, client, code);
    const more = {
      grant_type: "refresh_token",
      refresh_token: body["refresh_token"] ?? "",
      scope: "openid files.read",
    };
    const secret = { client_id: client.client.id, client_secret: client.secret };
    expect(await (await form(cloud, "token", { ...secret, ...more })).json()).toMatchObject({ error: "invalid_scope" });
    const device = await form(cloud, "device", { client_id: "mows-cli", scope: "openid mail.read" });
    expect(await device.json()).toMatchObject({ error: "invalid_scope" });
    const service = await form(cloud, "token", { ...secret, grant_type: "client_credentials", scope: "files.read" });
    expect(await service.json()).toMatchObject({ error: "unauthorized_client" });
  });
});

it("ends all tokens of a refresh token that comes a second time", async () => {
  const { cloud, browser } = await createCloudWithOwner();
  await using _ = cloud;
  const client = await add(cloud, browser, { scopes: ["openid", "offline_access"] });
  const code = await codeFor(cloud, browser, client.client.id, "openid offline_access");
  const { body: first } = await redeem(cloud, client, code);
  const refresh = async (token: string) => {
    const secret = { client_id: client.client.id, client_secret: client.secret };
    const response = await form(cloud, "token", { ...secret, grant_type: "refresh_token", refresh_token: token });
    return (await response.json()) as Record<string, string>;
  };
  const second = await refresh(first["refresh_token"] ?? "");
  expect(await isAccepted(cloud, second["access_token"] ?? "")).toBe(true);
  expect(await refresh(first["refresh_token"] ?? "")).toMatchObject({ error: "invalid_grant" });
  expect(await refresh(second["refresh_token"] ?? "")).toMatchObject({ error: "invalid_grant" });
  expect(await isAccepted(cloud, second["access_token"] ?? "")).toBe(false);
});

it("takes no id token and no refresh token for an access token, and tells a client nothing of another's", async () => {
  const { cloud, browser } = await createCloudWithOwner();
  await using _ = cloud;
  const client = await add(cloud, browser, { scopes: ["openid", "offline_access"] });
  const other = await add(cloud, browser, { name: "Other" });
  const { body } = await redeem(
    cloud,
    client,
    await codeFor(cloud, browser, client.client.id, "openid offline_access"),
  );
  expect(await isAccepted(cloud, body["id_token"] ?? "")).toBe(false);
  expect(await isAccepted(cloud, body["refresh_token"] ?? "")).toBe(false);
  const introspect = async (by: { client: { id: string }; secret: string }) => {
    const fields = { client_id: by.client.id, client_secret: by.secret, token: body["access_token"] ?? "" };
    return (await (await form(cloud, "introspect", fields)).json()) as { active: boolean };
  };
  expect((await introspect(client)).active).toBe(true);
  expect((await introspect(other)).active).toBe(false);
  await form(cloud, "revoke", {
    client_id: other.client.id,
    client_secret: other.secret,
    token: body["access_token"] ?? "",
  });
  expect(await isAccepted(cloud, body["access_token"] ?? "")).toBe(true);
  await form(cloud, "revoke", {
    client_id: client.client.id,
    client_secret: client.secret,
    token: body["access_token"] ?? "",
  });
  expect(await isAccepted(cloud, body["access_token"] ?? "")).toBe(false);
});

it("signs nobody out by an id token that this cloud did not sign", async () => {
  const { cloud, browser } = await createCloudWithOwner();
  await using _ = cloud;
  const client = await add(cloud, browser, { postLogoutUrls: ["https://reader.example/bye"] });
  const { body } = await redeem(cloud, client, await codeFor(cloud, browser, client.client.id));
  const [header = "", claims = ""] = (body["id_token"] ?? "").split(".");
  const { keys } = (await (await browser.send("/.mows/auth/jwks")).json()) as { keys: { kid: string; x: string }[] };
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(keys[0]?.x),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const confused = base64url(new TextEncoder().encode(JSON.stringify({ alg: "HS256", kid: keys[0]?.kid })));
  const signature = new Uint8Array(
    await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(`${confused}.${claims}`)),
  );
  const none = base64url(new TextEncoder().encode('{"alg":"none"}'));
  const forged = [`${none}.${claims}.`, `${confused}.${claims}.${base64url(signature)}`, `${header}.${claims}.`, "x"];
  for (const hint of forged) {
    const query = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: "https://reader.example/bye" });
    const response = await browser.send(`/.mows/auth/oauth2/end-session?${query}`);
    expect(response.headers.get("location")).toBe("/sign-out");
  }
  const query = new URLSearchParams({
    id_token_hint: body["id_token"] ?? "",
    post_logout_redirect_uri: "https://evil.example",
  });
  expect((await cloud.principal(browser.request("/"))).kind).toBe("person");
  const signedOut = await browser.send(`/.mows/auth/oauth2/end-session?${query}`);
  expect(signedOut.headers.get("location")).toBe("/");
  expect((await cloud.principal(browser.request("/"))).kind).toBe("anonymous");
});

describe("a device", () => {
  async function start(cloud: AuthCloud, scope = "openid files.read") {
    const response = await form(cloud, "device", { client_id: "mows-cli", scope });
    return (await response.json()) as { device_code: string; user_code: string };
  }

  async function poll(cloud: AuthCloud, deviceCode: string) {
    const grant = "urn:ietf:params:oauth:grant-type:device_code";
    const fields = { grant_type: grant, client_id: "mows-cli", device_code: deviceCode };
    return (await (await form(cloud, "token", fields)).json()) as Record<string, string>;
  }

  it("waits with a code of 40 random bits, and gets nothing before somebody says yes, nor after a no", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const { device_code, user_code } = await start(cloud);
    expect(user_code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    expect(await poll(cloud, device_code)).toMatchObject({ error: "authorization_pending" });
    expect(await poll(cloud, device_code)).toMatchObject({ error: "slow_down" });
    const by = browser.request("/.mows/graphql");
    await cloud.query(by, answerDevice, { code: user_code, accept: false });
    const again = await cloud.query(by, answerDevice, { code: user_code, accept: true });
    expect(again["answerDeviceRequest"].__typename).toBe("DeviceCodeUnknown");
  });

  it("is let in once, by a person on the cloud's own origin only", async () => {
    const { cloud, browser } = await createCloudWithOwner();
    await using _ = cloud;
    const { device_code, user_code } = await start(cloud);
    const asApp = { kind: "person", appId: "spotify" } as Principal;
    const byApp = await cloud.query(asApp, answerDevice, { code: user_code, accept: true });
    expect(byApp["answerDeviceRequest"].__typename).toBe("Denied");
    const by = browser.request("/.mows/graphql");
    const answered = await cloud.query(by, answerDevice, { code: user_code, accept: true });
    expect(answered["answerDeviceRequest"].__typename).toBe("DeviceRequestAnswered");
    const tokens = await poll(cloud, device_code);
    expect(await isAccepted(cloud, tokens["access_token"] ?? "")).toBe(true);
    expect(await poll(cloud, device_code)).toMatchObject({ error: "invalid_grant" });
  });

  it("is not found by guessing, nor after its time", async () => {
    const clock = createTestClock();
    const { cloud, browser } = await createCloudWithOwner({ clock });
    await using _ = cloud;
    const { user_code } = await start(cloud);
    const by = browser.request("/.mows/graphql");
    const look = async (code: string) => (await cloud.query(by, deviceRequest, { code }))["deviceRequest"].__typename;
    expect(await look(user_code)).toBe("DeviceRequest");
    for (let guess = 0; guess < 10; guess += 1) expect(await look(`AAAAAAA${guess}`)).toBe("DeviceCodeUnknown");
    expect(await look(user_code)).toBe("TooManyCodes");
    clock.pass(11 * 60 * 1000);
    expect(await look(user_code)).toBe("DeviceCodeUnknown");
  });

  it("cannot keep the cloud busy with requests", async () => {
    const { cloud } = await createCloudWithOwner();
    await using _ = cloud;
    const statuses = [];
    for (let request = 0; request < 31; request += 1) {
      statuses.push((await form(cloud, "device", { client_id: "mows-cli", scope: "openid" })).status);
    }
    expect([statuses[29], statuses[30]]).toEqual([200, 429]);
  });
});

it("ends a client's tokens and grants with it, and registers one for the owner only", async () => {
  const { cloud, browser } = await createCloudWithOwner();
  await using _ = cloud;
  const service = await add(cloud, browser, { flows: ["SERVICE"], scopes: ["files.read"] });
  const secret = { client_id: service.client.id, client_secret: service.secret };
  const granted = await form(cloud, "token", { ...secret, grant_type: "client_credentials" });
  const { access_token } = (await granted.json()) as { access_token: string };
  expect(await isAccepted(cloud, access_token)).toBe(true);
  expect(await cloud.kit.db.selectFrom("grants").select("role").execute()).toEqual([{ role: "read" }]);
  const remove = `mutation ($id: ID!) { removeClient(input: { id: $id }) { __typename } }`;
  await cloud.query(browser.request("/.mows/graphql"), remove, { id: service.client.id });
  expect(await isAccepted(cloud, access_token)).toBe(false);
  expect(await cloud.kit.db.selectFrom("grants").select("role").execute()).toEqual([]);
  await cloud.addPerson("bob");
  const member = cloud.browser();
  await member.signIn("bob", testPassword);
  expect(await add(cloud, member)).toMatchObject({ __typename: "Denied", lacking: "PERSON" });
});
