import { expect, it } from "vitest";
import { createAuthCloud, testPassword, type AuthCloud } from "./testing/create-auth-cloud.ts";
import { createTestClock } from "./testing/test-clock.ts";
import type { TestBrowser } from "./testing/test-browser.ts";

/** A cloud with an app and `ada`, who has signed in on the cloud's own origin and agreed to the app's requests. */
async function createCloudWithApp() {
  const cloud = await createAuthCloud();
  const app = await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  const personId = await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  await cloud.signInToApp(browser, app.id);
  return { cloud, app, personId, browser, appOrigin: cloud.kit.origins.ofApp(app.id) };
}

/** Begins signing in to an app; returns the address of the callback, with a code, without calling it. */
async function codeFor(browser: TestBrowser, appOrigin: string): Promise<URL> {
  const begun = await browser.send(`${appOrigin}/.mows/auth/sign-in`);
  const authorized = await browser.send(begun.headers.get("location")!);
  const callback = new URL(authorized.headers.get("location")!);
  expect(callback.searchParams.get("code")).not.toBeNull();
  return callback;
}

async function principalKind(cloud: AuthCloud, browser: TestBrowser, address: string): Promise<string> {
  return (await cloud.principal(browser.request(address))).kind;
}

/** Changed parameters of an authorization request that a browser was about to make. */
async function authorizeWith(
  { browser, appOrigin }: { browser: TestBrowser; appOrigin: string },
  change: (query: URLSearchParams) => void,
): Promise<Response> {
  const begun = await browser.send(`${appOrigin}/.mows/auth/sign-in`);
  const address = new URL(begun.headers.get("location")!);
  change(address.searchParams);
  return browser.send(address.href);
}

it("refuses a callback in a browser that did not begin: no one is signed in as someone else (login CSRF)", async () => {
  const { cloud, browser, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  const victim = cloud.browser();
  const page = await victim.navigate((await codeFor(browser, appOrigin)).href);
  expect(page.href).toBe(`${appOrigin}/?sign_in=failed`);
  expect(await principalKind(cloud, victim, appOrigin)).toBe("anonymous");
});

it("refuses the code of one attempt under the state of another", async () => {
  const { cloud, browser, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  const attacker = cloud.browser();
  await cloud.addPerson("mallory");
  await attacker.signIn("mallory", testPassword);
  const attackersPage = await attacker.navigate(`${appOrigin}/.mows/auth/sign-in`);
  const stolen = new URL(await cloud.answerConsent(attacker, attackersPage, true));

  const callback = await codeFor(browser, appOrigin);
  callback.searchParams.set("code", stolen.searchParams.get("code")!);
  browser.cookies(appOrigin).delete("mows_session");
  await browser.navigate(callback.href);
  expect(await principalKind(cloud, browser, appOrigin)).toBe("anonymous");
});

it("takes a code once", async () => {
  const { cloud, browser, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  const callback = await codeFor(browser, appOrigin);
  const cookies = new Map(browser.cookies(appOrigin));
  expect((await browser.navigate(callback.href)).search).toBe("");
  for (const [name, value] of cookies) browser.cookies(appOrigin).set(name, value);
  expect((await browser.navigate(callback.href)).search).toBe("?sign_in=failed");
});

it("redeems no code without the verifier it was asked for with", async () => {
  const { cloud, browser, app, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  const callback = await codeFor(browser, appOrigin);
  const redeem = (extra: Record<string, string>) =>
    cloud.browser().send("/.mows/auth/oauth2/token", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: app.id,
        code: callback.searchParams.get("code")!,
        redirect_uri: `${appOrigin}/.mows/auth/callback`,
        ...extra,
      }).toString(),
    });
  const without = await redeem({});
  expect([without.status, await without.json()]).toMatchObject([400, { error: "invalid_request" }]);
  const wrong = await redeem({ code_verifier: "a".repeat(43) });
  expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: "invalid_request" }]);
});

it("refuses an answer that names another provider (mix-up)", async () => {
  const { cloud, browser, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  const callback = await codeFor(browser, appOrigin);
  callback.searchParams.set("iss", "http://evil.example");
  expect((await browser.navigate(callback.href)).search).toBe("?sign_in=failed");
});

it("finishes an attempt for the app that began it only", async () => {
  const { cloud, browser, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  const other = await cloud.install("notes", []);
  const otherOrigin = cloud.kit.origins.ofApp(other.id);
  const callback = await codeFor(browser, appOrigin);
  for (const [name, value] of browser.cookies(appOrigin)) browser.cookies(otherOrigin).set(name, value);
  const page = await browser.navigate(callback.href.replace(appOrigin, otherOrigin));
  expect(page.href).toBe(`${otherOrigin}/?sign_in=failed`);
  // The session's cookie came along: on this origin it stands for nobody.
  expect(await principalKind(cloud, browser, otherOrigin)).toBe("anonymous");
});

it("forgets an attempt after ten minutes", async () => {
  const clock = createTestClock();
  const cloud = await createAuthCloud({ clock });
  await using _ = cloud;
  const app = await cloud.install("spotify", []);
  await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  await cloud.signInToApp(browser, app.id);
  const callback = await codeFor(browser, cloud.kit.origins.ofApp(app.id));
  clock.pass(10 * 60 * 1000);
  expect((await browser.navigate(callback.href)).search).toBe("?sign_in=failed");
});

it("sends no code without PKCE", async () => {
  const all = await createCloudWithApp();
  await using _ = all.cloud;
  const response = await authorizeWith(all, (query) => {
    query.delete("code_challenge");
    query.delete("code_challenge_method");
  });
  const location = new URL(response.headers.get("location")!);
  expect(location.searchParams.get("error")).toBe("invalid_request");
  expect(location.searchParams.get("error_description")).toContain("pkce");
  expect(location.searchParams.has("code")).toBe(false);
});

it.each([
  "http://evil.example/.mows/auth/callback",
  "http://spotify.mows.localhost:4000/.mows/auth/callback/../../steal",
  "http://notes.mows.localhost:4000/.mows/auth/callback",
  "http://spotify.mows.localhost:4001/.mows/auth/callback",
])("sends nothing to %s", async (redirectUri) => {
  const all = await createCloudWithApp();
  await using _ = all.cloud;
  const response = await authorizeWith(all, (query) => query.set("redirect_uri", redirectUri));
  expect(response.status).toBe(400);
  expect(response.headers.has("location")).toBe(false);
  expect(await response.json()).toMatchObject({ code: "SIGN_IN_REQUEST_INVALID" });
});

it.each(["nobody", "notes\0", ""])("knows no app %j, and sends nothing anywhere", async (clientId) => {
  const all = await createCloudWithApp();
  await using _ = all.cloud;
  const response = await authorizeWith(all, (query) => query.set("client_id", clientId));
  expect([response.status, response.headers.get("location")]).toEqual([400, null]);
  const redeemed = await all.cloud.browser().send("/.mows/auth/oauth2/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: clientId,
      code: "a",
      code_verifier: "a".repeat(43),
      redirect_uri: `${all.appOrigin}/.mows/auth/callback`,
    }).toString(),
  });
  expect(redeemed.status).toBe(400);
});

it("refuses a parameter that comes twice: two readers could take different ones", async () => {
  const all = await createCloudWithApp();
  await using _ = all.cloud;
  const response = await authorizeWith(all, (query) => query.append("redirect_uri", "http://evil.example/"));
  expect([response.status, response.headers.get("location")]).toEqual([400, null]);
});

it("tells an app that asks for a scope it did not declare, and grants nothing", async () => {
  const all = await createCloudWithApp();
  await using _ = all.cloud;
  const response = await authorizeWith(all, (query) => query.set("scope", "openid profile files.write"));
  const location = new URL(response.headers.get("location")!);
  expect(location.searchParams.get("error")).toBe("invalid_scope");
  expect(location.searchParams.get("error_description")).toContain("files.write");
  const page = await all.browser.navigate(location.href);
  expect(page.search).toBe("?sign_in=failed");
});

it.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", ""])(
  "goes nowhere but the same origin after signing in: %j",
  async (returnTo) => {
    const { cloud, browser, app, appOrigin } = await createCloudWithApp();
    await using _ = cloud;
    expect((await cloud.signInToApp(browser, app.id, returnTo)).href).toBe(`${appOrigin}/`);
    const onCloud = await browser.send(`/.mows/auth/sign-in?${new URLSearchParams({ return_to: returnTo })}`);
    expect(onCloud.headers.get("location")).toBe("/sign-in?return_to=%2F");
  },
);

it("believes neither of two cookies of the session's name (cookie tossing)", async () => {
  const { cloud, browser, app, appOrigin } = await createCloudWithApp();
  await using _ = cloud;
  for (const [origin, appId] of [[appOrigin, app.id] as const, [cloud.kit.origins.cloud, null] as const]) {
    const own = browser.cookies(origin).get("mows_session");
    const cookie = `mows_session=planted; mows_session=${own}`;
    const request = new Request(origin, { headers: { cookie } });
    expect(await cloud.authenticate(request, appId)).toEqual({
      kind: "cookie-tossed",
      cookieName: "mows_session",
      principal: { kind: "anonymous", appId },
    });
  }
});

it("reaches nothing of better-auth that has no route", async () => {
  const { cloud, browser } = await createCloudWithApp();
  await using _ = cloud;
  for (const path of [
    "sign-up/email",
    "update-user",
    "oauth2/register",
    "oauth2/create-client",
    "is-username-available",
  ]) {
    const response = await browser.send(`/.mows/auth/${path}`, { method: "POST", body: "{}" });
    expect([path, response.status]).toEqual([path, 404]);
  }
  expect((await browser.send("/.mows/auth/token")).status).toBe(404);
});
