import { expect, it } from "vitest";
import { createAuthCloud, testPassword } from "../testing/create-auth-cloud.ts";
import { createTestClock } from "../testing/test-clock.ts";
import { authDb } from "./tables.ts";

const hourMs = 60 * 60 * 1000;

async function createSignedInCloud() {
  const clock = createTestClock();
  const cloud = await createAuthCloud({ clock });
  const app = await cloud.install("spotify", []);
  await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  await cloud.signInToApp(browser, app.id);
  const lastUsed = async (): Promise<Date> => {
    const row = await authDb(cloud.kit.db)
      .selectFrom("auth.app_sessions")
      .select("last_used_at")
      .executeTakeFirstOrThrow();
    return row.last_used_at;
  };
  return { cloud, app, browser, appOrigin: cloud.kit.origins.ofApp(app.id), lastUsed, pass: clock.pass };
}

it("stores no cookie's value, only its hash", async () => {
  const { cloud, browser, appOrigin } = await createSignedInCloud();
  await using _ = cloud;
  const value = browser.cookies(appOrigin).get("mows_session");
  const row = await authDb(cloud.kit.db).selectFrom("auth.app_sessions").selectAll().executeTakeFirstOrThrow();
  expect(value).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(row)).not.toContain(value);
});

it("writes when a session was last used at most once an hour", async () => {
  const { cloud, browser, appOrigin, lastUsed, pass } = await createSignedInCloud();
  await using _ = cloud;
  const first = await lastUsed();
  pass(hourMs / 2);
  await cloud.principal(browser.request(appOrigin));
  expect(await lastUsed()).toEqual(first);
  pass(hourMs / 2);
  await cloud.principal(browser.request(appOrigin));
  expect((await lastUsed()).getTime() - first.getTime()).toBeGreaterThanOrEqual(hourMs);
});

it("lets a session end after thirty days", async () => {
  const { cloud, browser, appOrigin, pass } = await createSignedInCloud();
  await using _ = cloud;
  pass(31 * 24 * hourMs);
  expect((await cloud.principal(browser.request(appOrigin))).kind).toBe("anonymous");
});

it("takes a session of the cloud for nobody's on an app's origin, and the other way round", async () => {
  const { cloud, browser, app, appOrigin } = await createSignedInCloud();
  await using _ = cloud;
  const [ofApp, ofCloud] = [appOrigin, cloud.kit.origins.cloud].map(
    (origin) => `mows_session=${browser.cookies(origin).get("mows_session")}`,
  );
  const swapped = [
    [new Request(appOrigin, { headers: { cookie: ofCloud! } }), app.id],
    [new Request(cloud.kit.origins.cloud, { headers: { cookie: ofApp! } }), null],
  ] as const;
  for (const [request, appId] of swapped) {
    expect((await cloud.authenticate(request, appId)).principal.kind).toBe("anonymous");
  }
});

it("signs out of one app and leaves the cloud and other apps as they are", async () => {
  const { cloud, browser, appOrigin } = await createSignedInCloud();
  await using _ = cloud;
  const notes = await cloud.install("notes", []);
  await cloud.signInToApp(browser, notes.id);
  let woken = 0;
  cloud.kit.bus.subscribe("rights", () => (woken += 1));
  const before = browser.request(appOrigin);
  await browser.send(`${appOrigin}/.mows/auth/sign-out`, { method: "POST" });
  expect((await cloud.principal(before)).kind).toBe("anonymous");
  expect(browser.cookies(appOrigin).has("mows_session")).toBe(false);
  expect((await cloud.principal(browser.request(cloud.kit.origins.ofApp(notes.id)))).kind).toBe("person");
  expect((await cloud.principal(browser.request("/"))).kind).toBe("person");
  expect(woken).toBe(1);
});

it("tells a page who is asking, through which app, and whether there is anyone at all", async () => {
  await using cloud = await createAuthCloud();
  const session = `{ session { person { username role } app { id name } signInUrl cloudUrl needsOwner } }`;
  const common = { signInUrl: "/.mows/auth/sign-in", cloudUrl: "http://mows.localhost:4000" };
  const browser = cloud.browser();
  expect(await cloud.query(browser.request("/"), session)).toEqual({
    session: { ...common, person: null, app: null, needsOwner: true },
  });
  const app = await cloud.install("spotify", []);
  await cloud.addPerson("ada");
  await browser.signIn("ada", testPassword);
  await cloud.signInToApp(browser, app.id);
  expect(await cloud.query(browser.request(cloud.kit.origins.ofApp(app.id)), session)).toEqual({
    session: {
      ...common,
      person: { username: "ada", role: "MEMBER" },
      app: { id: "spotify", name: "The spotify" },
      needsOwner: false,
    },
  });
});
