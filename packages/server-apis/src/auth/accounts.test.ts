import { expect, it } from "vitest";
import { newId, type PasskeyId, type PersonId } from "../kit/ids.ts";
import { readConfig } from "../kit/config.ts";
import { authTx } from "./domain/tables.ts";
import { totpCode } from "./domain/totp-code.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "./testing/create-auth-cloud.ts";
import { createTestClock } from "./testing/test-clock.ts";
import type { TestBrowser } from "./testing/test-browser.ts";

const minuteMs = 60 * 1000;

async function mutate(cloud: AuthCloud, browser: TestBrowser, call: string, fields = "") {
  const data = await cloud.query(
    browser.request("/.mows/graphql"),
    `mutation { r: ${call} { __typename ... on Failure { message } ${fields} } }`,
  );
  return data["r"];
}

async function signedIn(cloud: AuthCloud, username: string, address?: string): Promise<TestBrowser> {
  const browser = cloud.browser(address);
  expect(await (await browser.signIn(username, testPassword)).json()).toEqual({ kind: "signed-in" });
  return browser;
}

/** Turns codes on for whoever is signed in; returns the secret and the recovery codes. */
async function enableTotp(cloud: AuthCloud, browser: TestBrowser) {
  const { secret } = await mutate(cloud, browser, "beginTotp", "... on TotpBegun { secret }");
  const code = totpCode(secret, cloud.kit.clock.now());
  const { codes } = await mutate(cloud, browser, `confirmTotp(code: "${code}")`, "... on RecoveryCodes { codes }");
  return { secret: secret as string, codes: codes as string[] };
}

const post = (browser: TestBrowser, path: string, body: object) =>
  browser.send(`/.mows/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

it("asks for a code after the password, takes each code once, and a recovery code in its place once", async () => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  await cloud.addPerson("ada");
  const { secret, codes } = await enableTotp(cloud, await signedIn(cloud, "ada"));
  expect(codes).toHaveLength(10);

  const browser = cloud.browser();
  const begin = async () =>
    (await (await browser.signIn("ada", testPassword)).json()) as { kind: string; token: string };
  const first = await begin();
  expect(first.kind).toBe("second-factor-needed");
  expect((await cloud.principal(browser.request("/"))).kind).toBe("anonymous");
  // The code that turned it on was used: a new one is needed, and counts once.
  clock.pass(minuteMs);
  const code = totpCode(secret, clock.now());
  expect((await post(browser, "sign-in/second-factor", { token: first.token, code: "000000" })).status).toBe(401);
  expect((await post(browser, "sign-in/second-factor", { token: first.token, code })).status).toBe(200);
  expect((await cloud.principal(browser.request("/"))).kind).toBe("person");
  expect((await post(browser, "sign-in/second-factor", { token: first.token, code })).status).toBe(410);
  expect((await post(browser, "sign-in/second-factor", { token: (await begin()).token, code })).status).toBe(401);

  const recovery = codes[0]!.toLowerCase().replaceAll("-", " ");
  expect((await post(browser, "sign-in/second-factor", { token: (await begin()).token, code: recovery })).status).toBe(
    200,
  );
  expect((await post(browser, "sign-in/second-factor", { token: (await begin()).token, code: recovery })).status).toBe(
    401,
  );
});

it("keeps no secret of an authenticator app as it is, and no recovery code", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const { secret, codes } = await enableTotp(cloud, await signedIn(cloud, "ada"));
  const rows = await cloud.kit.write({ kind: "operator" }, null, async (tx) => [
    ...(await authTx(tx).selectFrom("auth.totp").selectAll().execute()),
    ...(await authTx(tx).selectFrom("auth.recovery_codes").selectAll().execute()),
  ]);
  const kept = JSON.stringify(rows);
  expect(kept).not.toContain(secret);
  expect(kept).not.toContain(codes[0]);
  expect(kept).not.toContain(codes[0]!.replaceAll("-", ""));
});

it("ends guessing codes: five tries a sign-in, ten a person, and longer each time", async () => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  await cloud.addPerson("ada");
  await enableTotp(cloud, await signedIn(cloud, "ada"));
  const statuses: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const browser = cloud.browser(`10.0.0.${round}`);
    const { token } = (await (await browser.signIn("ada", testPassword)).json()) as { token: string };
    for (let guess = 0; guess < 6; guess += 1) {
      statuses.push((await post(browser, "sign-in/second-factor", { token, code: "000000" })).status);
    }
  }
  expect(statuses.slice(0, 6)).toEqual([401, 401, 401, 401, 401, 410]);
  expect(statuses.slice(12, 13)).toEqual([429]);
});

it("does not lock the owner out: a browser they signed in with before gets in while others guess", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const known = await signedIn(cloud, "ada", "10.0.0.1");
  known.cookies(cloud.kit.origins.cloud).delete("mows_session");
  for (let guess = 0; guess < 40; guess += 1) await cloud.browser("10.0.0.1").signIn("ada", "wrong-password");
  expect((await cloud.browser("10.0.0.1").signIn("ada", testPassword)).status).toBe(429);
  expect((await cloud.browser("10.0.0.9").signIn("ada", testPassword)).status).toBe(429);
  expect((await known.signIn("ada", testPassword)).status).toBe(200);
  // What tells the browser apart opens no other account, and cannot be made up.
  await cloud.addPerson("bob");
  for (let guess = 0; guess < 10; guess += 1) await cloud.browser(`10.0.1.${guess}`).signIn("bob", "wrong-password");
  expect((await known.signIn("bob", testPassword)).status).toBe(429);
});

it("opens a session under a token that nobody had before (session fixation)", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  await cloud.addPerson("mallory");
  const attacker = await signedIn(cloud, "mallory");
  const planted = attacker.cookies(cloud.kit.origins.cloud).get("mows_session")!;
  const victim = cloud.browser();
  victim.cookies(cloud.kit.origins.cloud).set("mows_session", planted);
  await victim.signIn("ada", testPassword);
  expect(victim.cookies(cloud.kit.origins.cloud).get("mows_session")).not.toBe(planted);
  // The planted session is over, not ada's.
  expect((await cloud.principal(attacker.request("/"))).kind).toBe("anonymous");
});

it.each([
  `changePassword(input: { currentPassword: "${testPassword}", newPassword: "another-password" })`,
  `changeEmail(input: { email: "ada@example.org" })`,
  "removeEmail",
  "beginAddingPasskey",
  `removePasskey(id: "${newId()}")`,
  "beginTotp",
  "disableTotp",
  "renewRecoveryCodes",
  "deleteAccount",
])("asks who it is again before %s, when that was more than ten minutes ago", async (call) => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  await cloud.addPerson("ada");
  const browser = await signedIn(cloud, "ada");
  clock.pass(10 * minuteMs);
  expect(await mutate(cloud, browser, call)).toMatchObject({ __typename: "ReauthenticationNeeded" });
  expect(await mutate(cloud, browser, `reauthenticate(input: { password: "wrong-password" })`)).toMatchObject({
    __typename: "PasswordWrong",
  });
  expect(await mutate(cloud, browser, call)).toMatchObject({ __typename: "ReauthenticationNeeded" });
  await mutate(cloud, browser, `reauthenticate(input: { password: "${testPassword}" })`);
  expect((await mutate(cloud, browser, call)).__typename).not.toBe("ReauthenticationNeeded");
  expect(await mutate(cloud, cloud.browser(), call)).toMatchObject({ __typename: "Denied" });
});

it("lets no app at an account, whatever it was granted", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const app = await cloud.install("spotify", []);
  const browser = await signedIn(cloud, "ada");
  await cloud.signInToApp(browser, app.id);
  const request = browser.request(`${cloud.kit.origins.ofApp(app.id)}/.mows/graphql`);
  const data = await cloud.query(
    request,
    `mutation { a: changeEmail(input: { email: "x@example.org" }) { __typename } b: signOutEverywhere { __typename }
      c: updateProfile(input: { name: "Mallory" }) { __typename } }`,
  );
  expect(Object.values(data).map(({ __typename }) => __typename)).toEqual(["Denied", "Denied", "Denied"]);
  expect(
    await cloud.query(request, `{ account { __typename } sessions { __typename } accounts { __typename } }`),
  ).toEqual({
    account: { __typename: "Denied" },
    sessions: { __typename: "Denied" },
    accounts: { __typename: "Denied" },
  });
});

it("ends the other sessions when the password changes, and keeps the one that changed it", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const [here, there] = [await signedIn(cloud, "ada"), await signedIn(cloud, "ada")];
  const change = `changePassword(input: { currentPassword: "${testPassword}", newPassword: "another-password" })`;
  expect(await mutate(cloud, here, change)).toMatchObject({ __typename: "AccountChanged" });
  expect((await cloud.principal(here.request("/"))).kind).toBe("person");
  expect((await cloud.principal(there.request("/"))).kind).toBe("anonymous");
  expect((await cloud.browser().signIn("ada", testPassword)).status).toBe(401);
  expect((await cloud.browser().signIn("ada", "another-password")).status).toBe(200);
});

it("ends one session, and no one else's; and all of them at once", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  await cloud.addPerson("bob");
  const [here, there, bob] = [await signedIn(cloud, "ada"), await signedIn(cloud, "ada"), await signedIn(cloud, "bob")];
  const sessions = async (browser: TestBrowser) =>
    (await cloud.query(browser.request("/"), `{ sessions { ... on Sessions { sessions { id isCurrent } } } }`))[
      "sessions"
    ].sessions as { id: string; isCurrent: boolean }[];
  const other = (await sessions(here)).find(({ isCurrent }) => !isCurrent)!;
  expect(await mutate(cloud, bob, `endSession(id: "${other.id}")`)).toMatchObject({
    __typename: "AccountPartNotFound",
  });
  expect(await mutate(cloud, here, `endSession(id: "${other.id}")`)).toMatchObject({ __typename: "SessionsEnded" });
  expect((await cloud.principal(there.request("/"))).kind).toBe("anonymous");
  const app = await cloud.install("spotify", []);
  await cloud.signInToApp(here, app.id);
  await mutate(cloud, here, "signOutEverywhere");
  expect((await cloud.principal(here.request("/"))).kind).toBe("anonymous");
  expect((await cloud.principal(here.request(cloud.kit.origins.ofApp(app.id)))).kind).toBe("anonymous");
  expect((await cloud.principal(bob.request("/"))).kind).toBe("person");
});

it("removes and renames no passkey of another person", async () => {
  await using cloud = await createAuthCloud();
  const adaId = await cloud.addPerson("ada");
  await cloud.addPerson("bob");
  const id = newId<PasskeyId>();
  await insertPasskey(cloud, id, adaId);
  const bob = await signedIn(cloud, "bob");
  for (const call of [`removePasskey(id: "${id}")`, `renamePasskey(input: { id: "${id}", name: "Mine" })`]) {
    expect(await mutate(cloud, bob, call)).toMatchObject({ __typename: "AccountPartNotFound" });
  }
  const ada = await signedIn(cloud, "ada");
  expect(await mutate(cloud, ada, `removePasskey(id: "${id}")`)).toMatchObject({ __typename: "AccountChanged" });
});

it("begins with a passkey alike for everybody: nobody names an account", async () => {
  await using cloud = await createAuthCloud();
  const adaId = await cloud.addPerson("ada");
  await insertPasskey(cloud, newId(), adaId);
  const { options } = (await (await post(cloud.browser(), "passkey-options", {})).json()) as { options: string };
  expect(JSON.parse(options)).toMatchObject({ rpId: "mows.localhost", userVerification: "required" });
  expect(JSON.parse(options).allowCredentials ?? []).toEqual([]);
  const answer = { token: "nothing", response: JSON.stringify({ id: "ada-credential" }) };
  expect((await post(cloud.browser(), "sign-in/passkey", answer)).status).toBe(401);
});

it("takes as long over accounts that exist as over those that do not", async () => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  await cloud.addPerson("ada");
  const samples: Record<string, number[]> = { ada: [], nobody: [] };
  for (let round = 0; round < 24; round += 1) {
    for (const username of round % 2 === 0 ? ["ada", "nobody"] : ["nobody", "ada"]) {
      clock.pass(60 * minuteMs);
      const begun = performance.now();
      await cloud.browser(`10.0.0.${round}`).signIn(username, "wrong-password");
      samples[username]!.push(performance.now() - begun);
    }
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const [known, unknown] = [median(samples["ada"]!), median(samples["nobody"]!)];
  const spread = median(samples["ada"]!.map((value) => Math.abs(value - known)));
  // Two medians of the same thing lie within its spread of each other.
  expect(Math.abs(known - unknown)).toBeLessThan(Math.max(spread * 3, known * 0.1));
}, 60_000);

it("hands a link to a new password out once, ends all sessions with it, and takes the second factor away", async () => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  await cloud.addPerson("ada");
  await cloud.addPerson("bob");
  const ada = await signedIn(cloud, "ada");
  await enableTotp(cloud, ada);
  const recover = async (username: string) => {
    const data = await cloud.query(
      { kind: "operator" },
      `mutation { recoverPerson(username: "${username}") { __typename ... on OneTimeLink { url } } }`,
    );
    return new URL(data["recoverPerson"].url);
  };
  const stale = await recover("ada");
  const link = await recover("ada");
  expect(link.origin + link.pathname).toBe(`${cloud.kit.origins.cloud}/reset-password`);
  const reset = (url: URL, password = "another-password") =>
    mutate(cloud, cloud.browser(), `resetPassword(input: { token: "${url.hash.slice(1)}", password: "${password}" })`);
  expect(await reset(stale)).toMatchObject({ __typename: "LinkOver" });
  expect(await reset(link, "short")).toMatchObject({ __typename: "PasswordTooWeak" });
  expect(await reset(link)).toMatchObject({ __typename: "PasswordReset" });
  expect(await reset(link, "third-password")).toMatchObject({ __typename: "LinkOver" });
  expect((await cloud.principal(ada.request("/"))).kind).toBe("anonymous");
  expect(await (await cloud.browser().signIn("ada", "another-password")).json()).toEqual({ kind: "signed-in" });
  // Bound to its account: bob's password is what it was.
  expect((await cloud.browser().signIn("bob", testPassword)).status).toBe(200);
  const late = await recover("bob");
  clock.pass(24 * 60 * minuteMs);
  expect(await reset(late)).toMatchObject({ __typename: "LinkOver" });
  const bob = cloud.browser();
  await bob.signIn("bob", testPassword);
  expect(await mutate(cloud, bob, `recoverPerson(username: "ada")`)).toMatchObject({ __typename: "Denied" });
});

it("lets the invited choose username and password, once", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  const data = await cloud.query(
    { kind: "operator" },
    `mutation { invitePerson(input: { name: "Grandma" }) { ... on OneTimeLink { url } } }`,
  );
  const token = new URL(data["invitePerson"].url).hash.slice(1);
  const accept = (username: string) =>
    mutate(
      cloud,
      cloud.browser(),
      `acceptInvitation(input: { token: "${token}", username: "${username}", name: "Rose", password: "${testPassword}" })`,
    );
  expect(await accept("ada")).toMatchObject({ __typename: "UsernameTaken" });
  expect(await accept("rose")).toMatchObject({ __typename: "PersonCreated" });
  expect(await accept("rose2")).toMatchObject({ __typename: "LinkOver" });
  await signedIn(cloud, "rose");
});

it("deletes an account after seven days, not when its person signs in before", async () => {
  const clock = createTestClock();
  await using cloud = await createAuthCloud({ clock });
  const adaId = await cloud.addPerson("ada");
  const run = () => cloud.runJob("auth.finish-deletion", { personId: adaId });
  const accounts = async () =>
    (
      await cloud.query(
        { kind: "operator" },
        `{ accounts { ... on Accounts { accounts { person { username } deletionAt } } } }`,
      )
    )["accounts"].accounts;
  const browser = await signedIn(cloud, "ada");
  expect(await mutate(cloud, browser, "deleteAccount")).toMatchObject({ __typename: "DeletionScheduled" });
  expect((await cloud.principal(browser.request("/"))).kind).toBe("anonymous");
  await signedIn(cloud, "ada");
  clock.pass(8 * 24 * 60 * minuteMs);
  await run();
  expect(await accounts()).toEqual([{ person: { username: "ada" }, deletionAt: null }]);
  await mutate(cloud, await signedIn(cloud, "ada"), "deleteAccount");
  await run();
  expect(await accounts()).toHaveLength(1);
  clock.pass(7 * 24 * 60 * minuteMs);
  await run();
  expect(await accounts()).toEqual([]);
  expect((await cloud.browser().signIn("ada", testPassword)).status).toBe(401);
});

it("keeps an owner: they hand the cloud over before they go", async () => {
  await using cloud = await createAuthCloud();
  const bobId = await cloud.addPerson("bob");
  const token = new URL(cloud.ownerLink()!).hash.slice(1);
  await mutate(
    cloud,
    cloud.browser(),
    `claimOwner(input: { token: "${token}", username: "ada", name: "Ada", password: "${testPassword}" })`,
  );
  const ada = await signedIn(cloud, "ada");
  expect(await mutate(cloud, ada, "deleteAccount")).toMatchObject({ __typename: "OwnerNeeded" });
  expect(await mutate(cloud, ada, `transferOwnership(personId: "${bobId}")`)).toMatchObject({ __typename: "Denied" });
  const bob = await signedIn(cloud, "bob");
  expect(await cloud.query(bob.request("/"), `{ session { person { role } } }`)).toEqual({
    session: { person: { role: "OWNER" } },
  });
  expect(await mutate(cloud, ada, "deleteAccount")).toMatchObject({ __typename: "DeletionScheduled" });
});

it("says without a mail server that it cannot send mail", async () => {
  await using cloud = await createAuthCloud({ config: readConfig({}) });
  expect(await mutate(cloud, cloud.browser(), `requestPasswordReset(account: "ada")`)).toMatchObject({
    __typename: "MailUnavailable",
  });
});

async function insertPasskey(cloud: AuthCloud, id: PasskeyId, personId: PersonId): Promise<void> {
  const at = cloud.kit.clock.now();
  await cloud.kit.write({ kind: "operator" }, null, async (tx) => {
    const row = {
      id,
      person_id: personId,
      name: "Phone",
      credential_id: "ada-credential",
      public_key: new Uint8Array(77),
    };
    await authTx(tx)
      .insertInto("auth.passkeys")
      .values({ ...row, counter: 0, transports: "[]", backed_up: false, created_at: at, last_used_at: null })
      .execute();
    return null;
  });
}
