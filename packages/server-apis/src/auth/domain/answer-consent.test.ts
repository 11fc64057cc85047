import { expect, it } from "vitest";
import type { AppId, PersonId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import { createAuthCloud, testPassword, type AuthCloud } from "../testing/create-auth-cloud.ts";

async function createCloudWithAda() {
  const cloud = await createAuthCloud();
  const personId = await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  return { cloud, personId, browser };
}

/** Every grant of this person to this app, by the name of the folder. */
async function grantsOf(cloud: AuthCloud, personId: PersonId, appId: AppId): Promise<Record<string, string>> {
  const rows = await cloud.kit.db
    .selectFrom("grants")
    .innerJoin("nodes", "nodes.id", "grants.node_id")
    .select(["nodes.name", "grants.role"])
    .where("grants.person_id", "=", personId)
    .where("grants.app_id", "=", appId)
    .execute();
  return Object.fromEntries(rows.map(({ name, role }) => [name, role]));
}

const consentRequest = `query ($query: String!) { consentRequest(query: $query) { __typename ... on Denied { lacking } } }`;
const answerConsent = `mutation ($input: AnswerConsentInput!) {
  answerConsent(input: $input) { __typename ... on Denied { lacking } } }`;

it("grants each folder that was asked for, made where it is missing", async () => {
  const { cloud, personId, browser } = await createCloudWithAda();
  await using _ = cloud;
  const app = await cloud.install("spotify", [
    { path: "/Music", access: "write" },
    { path: "/Shared/Podcasts", access: "read" },
  ]);
  await cloud.signInToApp(browser, app.id);
  expect(await grantsOf(cloud, personId, app.id)).toEqual({ Music: "write", Podcasts: "read" });
});

it("grants nothing when the person refuses, and the app is told", async () => {
  const { cloud, personId, browser } = await createCloudWithAda();
  await using _ = cloud;
  const app = await cloud.install("spotify", [{ path: "/Music", access: "write" }]);
  const appOrigin = cloud.kit.origins.ofApp(app.id);
  const page = await browser.navigate(`${appOrigin}/.mows/auth/sign-in?return_to=/albums`);
  const redirectUrl = await cloud.answerConsent(browser, page, false);
  expect(new URL(redirectUrl).searchParams.get("error")).toBe("access_denied");
  expect((await browser.navigate(redirectUrl)).href).toBe(`${appOrigin}/albums?sign_in=refused`);
  expect(await grantsOf(cloud, personId, app.id)).toEqual({});
  expect(await cloud.principal(browser.request(appOrigin))).toMatchObject({ kind: "anonymous" });
});

it("asks once, and again only when the app asks for more", async () => {
  const { cloud, personId, browser } = await createCloudWithAda();
  await using _ = cloud;
  const app = await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  const signIn = `${cloud.kit.origins.ofApp(app.id)}/.mows/auth/sign-in`;
  await cloud.signInToApp(browser, app.id);
  expect((await browser.navigate(signIn)).pathname).toBe("/");

  await cloud.install("spotify", [
    { path: "/Music", access: "read" },
    { path: "/Podcasts", access: "read" },
  ]);
  expect((await browser.navigate(signIn)).pathname).toBe("/consent");
  await cloud.signInToApp(browser, app.id);
  expect((await browser.navigate(signIn)).pathname).toBe("/");

  await cloud.install("spotify", [{ path: "/Music", access: "write" }]);
  expect((await browser.navigate(signIn)).pathname).toBe("/consent");
  expect(await grantsOf(cloud, personId, app.id)).toEqual({ Music: "read", Podcasts: "read" });
  await cloud.signInToApp(browser, app.id);
  expect(await grantsOf(cloud, personId, app.id)).toEqual({ Music: "write", Podcasts: "read" });

  await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  expect((await browser.navigate(signIn)).pathname).toBe("/");
});

it("asks each person for themselves", async () => {
  const { cloud, browser } = await createCloudWithAda();
  await using _ = cloud;
  const app = await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  await cloud.signInToApp(browser, app.id);
  const bobId = await cloud.addPerson("bob");
  const bobs = cloud.browser();
  await bobs.signIn("bob", testPassword);
  expect((await bobs.navigate(`${cloud.kit.origins.ofApp(app.id)}/.mows/auth/sign-in`)).pathname).toBe("/consent");
  expect(await grantsOf(cloud, bobId, app.id)).toEqual({});
});

it("believes no request that this cloud did not sign, or signed for something else", async () => {
  const { cloud, personId, browser } = await createCloudWithAda();
  await using _ = cloud;
  const app = await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  await cloud.install("notes", [{ path: "/", access: "write" }]);
  const page = await browser.navigate(`${cloud.kit.origins.ofApp(app.id)}/.mows/auth/sign-in`);
  const changed = [
    page.search.replace("client_id=spotify", "client_id=notes"),
    page.search.replace(/exp=\d+/, "exp=99999999999"),
    `${page.search}&sig=more`,
    `${page.search}&client_id=notes`,
    page.search.replace(/&sig=[^&]*/, ""),
    "",
  ];
  for (const query of changed) {
    const by = browser.request("/.mows/graphql");
    expect(await cloud.query(by, consentRequest, { query })).toEqual({
      consentRequest: { __typename: "ConsentRequestInvalid" },
    });
    expect(await cloud.query(by, answerConsent, { input: { query, accept: true, shown: "" } })).toEqual({
      answerConsent: { __typename: "ConsentRequestInvalid" },
    });
  }
  expect(await grantsOf(cloud, personId, app.id)).toEqual({});
});

it("takes no answer from an app, from the local socket or from nobody", async () => {
  const { cloud, personId, browser } = await createCloudWithAda();
  await using _ = cloud;
  const app = await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  const { search: query } = await browser.navigate(`${cloud.kit.origins.ofApp(app.id)}/.mows/auth/sign-in`);
  const onCloud = (await cloud.principal(browser.request("/"))) as PersonPrincipal;
  const refused = [
    [{ ...onCloud, appId: app.id }, "APP"],
    [{ ...onCloud, sessionId: null }, "PERSON"],
    [{ kind: "operator" }, "PERSON"],
    [{ kind: "anonymous", appId: null }, "ANONYMOUS"],
  ] as const;
  for (const [principal, lacking] of refused) {
    const denied = { __typename: "Denied", lacking };
    expect(await cloud.query(principal, consentRequest, { query })).toEqual({ consentRequest: denied });
    expect(await cloud.query(principal, answerConsent, { input: { query, accept: true, shown: "" } })).toEqual({
      answerConsent: denied,
    });
  }
  expect(await grantsOf(cloud, personId, app.id)).toEqual({});
});
