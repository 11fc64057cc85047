import { expect, it } from "vitest";
import { createAuthCloud, testPassword } from "../testing/create-auth-cloud.ts";
import { createTestClock } from "../testing/test-clock.ts";

it("answers alike whether the username or the password is wrong", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const answers = await Promise.all(
    [
      ["ada", "wrong-password"],
      ["nobody", testPassword],
      ["no body/..", testPassword],
      ["", ""],
      ["ada", "x".repeat(500)],
    ].map(async ([username, password]) => {
      const response = await cloud.browser().signIn(username!, password!);
      return { status: response.status, cookies: response.headers.getSetCookie(), body: await response.text() };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 401, cookies: [] });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

it("keeps the session out of reach of scripts: a cookie of this host, and nothing in the answer", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const response = await cloud.browser().signIn("ada", testPassword);
  expect(await response.json()).toEqual({ kind: "signed-in" });
  const [cookie, ...others] = response.headers.getSetCookie();
  // Beside it only what tells this browser from others: it opens nothing.
  expect(others.map((other) => other.split("=")[0])).toEqual(["mows_device"]);
  expect(cookie).toMatch(/^mows_session=/);
  expect(cookie).toContain("HttpOnly");
  expect(cookie).toContain("SameSite=Lax");
  expect(cookie).not.toContain("Domain");
});

it("limits guesses at one account, from however many addresses, and says when to come back", async () => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  await cloud.addPerson("ada");
  for (const username of ["ada", "nobody"]) {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await cloud.browser(`10.0.0.${attempt}`).signIn(username, "wrong-password")).status).toBe(401);
    }
    const limited = await cloud.browser("10.0.1.1").signIn(username, testPassword);
    const retryAfterSeconds = Number(limited.headers.get("retry-after"));
    expect(limited.status).toBe(429);
    expect(retryAfterSeconds).toBeGreaterThan(200);
    expect(await limited.json()).toMatchObject({ code: "RATE_LIMITED", retryAfterMs: retryAfterSeconds * 1000 });
  }
  clock.pass(5 * 60 * 1000);
  expect((await cloud.browser().signIn("ada", testPassword)).status).toBe(200);
});

it("limits guesses from one address, at however many accounts, and believes no header about the address", async () => {
  await using cloud = await createAuthCloud();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 31; attempt += 1) {
    const response = await cloud.browser("10.0.0.1").send("/.mows/auth/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.9.9.${attempt}` },
      body: JSON.stringify({ username: `user${attempt}`, password: testPassword }),
    });
    statuses.push(response.status);
  }
  expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(401));
  expect(statuses.at(-1)).toBe(429);
});

it("gives nobody new guesses by a restart", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const guess = async (address: string) => (await cloud.browser(address).signIn("ada", "wrong-password")).status;
  for (let attempt = 0; attempt < 10; attempt += 1) expect(await guess(`10.0.0.${attempt}`)).toBe(401);
  await cloud.restart();
  expect(await guess("10.0.1.1")).toBe(429);
  expect((await cloud.browser("10.0.1.2").signIn("ada", testPassword)).status).toBe(429);
});

it("counts no success", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  for (let attempt = 0; attempt < 11; attempt += 1) {
    expect((await cloud.browser().signIn("ada", testPassword)).status).toBe(200);
  }
});

it("ends the session that the browser had before, with its apps' sessions", async () => {
  await using cloud = await createAuthCloud();
  const app = await cloud.install("spotify", []);
  const appOrigin = cloud.kit.origins.ofApp(app.id);
  await cloud.addPerson("ada");
  await cloud.addPerson("bob");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  const before = browser.request("/");
  await cloud.signInToApp(browser, app.id);
  expect((await cloud.principal(browser.request(appOrigin))).kind).toBe("person");
  await browser.signIn("bob", testPassword);
  expect((await cloud.principal(browser.request("/"))).kind).toBe("person");
  expect((await cloud.principal(browser.request(appOrigin))).kind).toBe("anonymous");
  expect((await cloud.principal(before)).kind).toBe("anonymous");
});

it("takes JSON only, of a bounded size", async () => {
  await using cloud = await createAuthCloud();
  const send = (contentType: string, body: string) =>
    cloud.browser().send("/.mows/auth/sign-in/username", {
      method: "POST",
      headers: { "content-type": contentType },
      body,
    });
  const json = JSON.stringify({ username: "ada", password: testPassword });
  expect((await send("text/plain", json)).status).toBe(400);
  expect((await send("application/json", "{")).status).toBe(400);
  expect((await send("application/json", JSON.stringify({ username: ["ada"], password: {} }))).status).toBe(400);
  expect((await send("application/json", `${json}${" ".repeat(9000)}`)).status).toBe(400);
});
