import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { createAuthCloud, testPassword } from "./testing/create-auth-cloud.ts";
import { createTestClock } from "./testing/test-clock.ts";
import { authDb } from "./domain/tables.ts";

const callback = "https://reader.example/callback";
const minuteMs = 60 * 1000;
const addClient = `mutation ($input: AddClientInput!) { addClient(input: $input) {
  ... on ClientAdded { secret client { id } } } }`;

/** A cloud with Ada as its owner, her browser, and a program that openid-client signs people in to. */
async function createReader(scope = "openid profile") {
  const clock = createTestClock();
  const cloud = await createAuthCloud({ clock });
  const { kit } = cloud;
  const browser = cloud.browser();
  const token = /[A-Za-z0-9_-]{43}/.exec(cloud.ownerLink() ?? "")?.[0];
  await cloud.query(
    { kind: "anonymous", appId: null },
    `mutation ($input: ClaimOwnerInput!) { claimOwner(input: $input) { __typename } }`,
    { input: { token, username: "ada", name: "Ada Lovelace", password: testPassword } },
  );
  await browser.signIn("ada", testPassword);
  const { client, secret } = (
    await cloud.query(browser.request("/.mows/graphql"), addClient, {
      input: {
        name: "Reader",
        confidential: true,
        flows: ["CODE"],
        scopes: scope.split(" "),
        redirectUrls: [callback],
      },
    })
  )["addClient"] as { client: { id: string }; secret: string };
  const config = await openid.discovery(
    new URL(`${kit.origins.cloud}/.mows/auth/.well-known/openid-configuration`),
    client.id,
    secret,
    undefined,
    {
      execute: [openid.allowInsecureRequests],
      [openid.customFetch]: (url, { body, headers, method }) =>
        cloud.browser().send(url, { method, headers, ...(body != null && { body: body as BodyInit }) }),
    },
  );
  const verifier = openid.randomPKCECodeVerifier();
  const codeChallenge = await openid.calculatePKCECodeChallenge(verifier);
  return {
    cloud,
    clock,
    browser,
    /** Where the request leads: the client's own address, or a page of the cloud. */
    async ask(extra: Record<string, string> = {}): Promise<URL> {
      const address = openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope,
        state: "s",
        code_challenge: codeChallenge,
        code_challenge_method: "S256",
        ...extra,
      });
      return browser.navigate(address.href);
    },
    consent: async (page: URL) => new URL(await cloud.answerConsent(browser, page, true)),
    /** What the sign-in page does once somebody signed in. */
    goOn: (page: URL) => browser.navigate(page.searchParams.get("return_to") ?? ""),
    redeem: (answer: URL, maxAge?: number) =>
      openid.authorizationCodeGrant(config, answer, {
        pkceCodeVerifier: verifier,
        expectedState: "s",
        idTokenExpected: true,
        ...(maxAge !== undefined && { maxAge }),
      }),
    userInfo: (accessToken: string, subject: string) => openid.fetchUserInfo(config, accessToken, subject),
    metadata: config.serverMetadata(),
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

describe("prompt=none", () => {
  it("asks nobody anything: a code, or why there is none", async () => {
    await using reader = await createReader();
    const errorOf = async (extra: Record<string, string>) => (await reader.ask(extra)).searchParams.get("error");
    expect(await errorOf({ prompt: "none" })).toBe("consent_required");
    await reader.consent(await reader.ask());
    const silent = await reader.ask({ prompt: "none" });
    expect((await reader.redeem(silent)).claims()?.sub).toMatch(/^[0-9a-f-]{36}$/);
    reader.clock.pass(10 * minuteMs);
    expect(await errorOf({ prompt: "none", max_age: "60" })).toBe("login_required");
    expect(await errorOf({ prompt: "none", max_age: "3600" })).toBeNull();
    expect(await errorOf({ prompt: "none consent" })).toBe("invalid_request");
    reader.browser.cookies(reader.cloud.kit.origins.cloud).clear();
    expect(await errorOf({ prompt: "none" })).toBe("login_required");
  });
});

describe("a sign-in of its own", () => {
  it.each([
    ["prompt=login", { prompt: "login" }],
    ["prompt=select_account", { prompt: "select_account" }],
    ["max_age=0", { max_age: "0" }],
    ["a max_age that is over", { max_age: "300" }],
  ])("is asked for by %s, once, and the token tells when it was", async (_name, extra) => {
    await using reader = await createReader();
    await reader.consent(await reader.ask());
    reader.clock.pass(10 * minuteMs);
    const page = await reader.ask(extra);
    expect([page.pathname, page.searchParams.has("again")]).toEqual(["/sign-in", true]);
    // Going on without having signed in leads back to the page.
    expect((await reader.goOn(page)).pathname).toBe("/sign-in");
    const beforeSeconds = Math.floor(reader.clock.now().getTime() / 1000);
    await reader.browser.signIn("ada", testPassword);
    const answer = await reader.goOn(page);
    expect(answer.href).toContain(`${callback}?`);
    const claims = (await reader.redeem(answer, 300)).claims();
    expect(claims?.auth_time).toBeGreaterThanOrEqual(beforeSeconds);
  });

  it("is not asked for again while max_age lasts", async () => {
    await using reader = await createReader();
    await reader.consent(await reader.ask());
    reader.clock.pass(10 * minuteMs);
    expect((await reader.ask({ max_age: "3600" })).href).toContain(`${callback}?code=`);
  });

  it("is asked for whatever else the address says", async () => {
    await using reader = await createReader();
    await reader.consent(await reader.ask());
    reader.clock.pass(10 * minuteMs);
    const later = String(reader.clock.now().getTime() + minuteMs);
    expect((await reader.ask({ prompt: "login", signed_in_after: "1" })).pathname).toBe("/sign-in");
    expect((await reader.ask({ max_age: "60", signed_in_after: later })).pathname).toBe("/sign-in");
    expect((await reader.ask({ max_age: "soon" })).searchParams.get("error")).toBe("invalid_request");
  });

  it("comes before consent, which is asked for after it", async () => {
    await using reader = await createReader();
    const page = await reader.ask({ prompt: "login consent" });
    expect(page.pathname).toBe("/sign-in");
    await reader.browser.signIn("ada", testPassword);
    expect((await reader.goOn(page)).pathname).toBe("/consent");
  });
});

describe("the e-mail address", () => {
  const scope = "openid profile email";
  const confirm = (reader: Awaited<ReturnType<typeof createReader>>) =>
    authDb(reader.cloud.kit.db)
      .updateTable("auth.user")
      .set({ email: "ada@example.org", emailVerified: true })
      .where("username", "=", "ada")
      .execute();

  it("is told with the scope email, once it was confirmed", async () => {
    await using reader = await createReader(scope);
    const first = await reader.redeem(await reader.consent(await reader.ask()));
    const sub = first.claims()?.sub ?? "";
    expect(await reader.userInfo(first.access_token, sub)).not.toHaveProperty("email");
    expect(first.claims()).not.toHaveProperty("email");
    await confirm(reader);
    const second = await reader.redeem(await reader.ask());
    const told = { email: "ada@example.org", email_verified: true };
    expect(await reader.userInfo(second.access_token, sub)).toMatchObject({ ...told, name: "Ada Lovelace" });
    expect(second.claims()).toMatchObject(told);
  });

  it("is not told without it", async () => {
    await using reader = await createReader();
    await confirm(reader);
    const tokens = await reader.redeem(await reader.consent(await reader.ask()));
    expect(await reader.userInfo(tokens.access_token, tokens.claims()?.sub ?? "")).not.toHaveProperty("email");
    expect((await reader.ask({ scope })).searchParams.get("error")).toBe("invalid_scope");
  });

  it("is among what the person agrees to", async () => {
    await using reader = await createReader(scope);
    const { search } = await reader.ask();
    const asked = await reader.cloud.query(
      reader.browser.request("/.mows/graphql"),
      `query ($query: String!) { consentRequest(query: $query) { ... on ConsentRequest { wantsEmail } } }`,
      { query: search },
    );
    expect(asked["consentRequest"]).toEqual({ wantsEmail: true });
  });
});

it("says in its discovery document what it does", async () => {
  await using reader = await createReader();
  expect(reader.metadata.scopes_supported).toContain("email");
  expect(reader.metadata.claims_supported).toEqual(expect.arrayContaining(["email", "email_verified", "auth_time"]));
  expect(reader.metadata["prompt_values_supported"]).toEqual(["none", "login", "consent", "select_account"]);
});
