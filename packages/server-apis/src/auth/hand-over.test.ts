import { expect, it } from "vitest";
import { createAuthCloud } from "./testing/create-auth-cloud.ts";

it("hands a session over to an app's origin, and takes it back when the person signs out of the cloud", async () => {
  await using cloud = await createAuthCloud();
  const spotify = await cloud.install("spotify", [{ path: "/Music", access: "write" }]);
  const appOrigin = cloud.kit.origins.ofApp(spotify.id);
  const browser = cloud.browser();

  const token = cloud.ownerLink()?.split("#")[1];
  const claimed = await cloud.query(
    browser.request("/.mows/graphql"),
    `mutation ($input: ClaimOwnerInput!) { claimOwner(input: $input) { __typename ... on PersonCreated { person { id role } } } }`,
    { input: { token, username: "ada", name: "Ada", password: "correct horse battery" } },
  );
  expect(claimed).toMatchObject({ claimOwner: { __typename: "PersonCreated", person: { role: "OWNER" } } });
  const personId: string = claimed["claimOwner"].person.id;

  const signInPage = await browser.navigate(`${appOrigin}/.mows/auth/sign-in?return_to=/albums?sort=new`);
  expect(signInPage.origin + signInPage.pathname).toBe(`${cloud.kit.origins.cloud}/sign-in`);
  expect((await browser.signIn("ada", "correct horse battery")).status).toBe(200);

  const consentPage = await browser.navigate(signInPage.searchParams.get("return_to")!);
  expect(consentPage.pathname).toBe("/consent");
  const shown = await cloud.query(
    browser.request("/.mows/graphql"),
    `query ($query: String!) { consentRequest(query: $query) { __typename
      ... on ConsentRequest { app { id name origin } requests { path access } shown } } }`,
    { query: consentPage.search },
  );
  expect(shown["consentRequest"]).toMatchObject({
    app: { id: "spotify", name: "The spotify", origin: appOrigin },
    requests: [{ path: "/Music", access: "WRITE" }],
  });
  const answered = await cloud.query(
    browser.request("/.mows/graphql"),
    `mutation ($input: AnswerConsentInput!) { answerConsent(input: $input) { __typename
      ... on ConsentAnswered { redirectUrl } } }`,
    { input: { query: consentPage.search, accept: true, shown: shown["consentRequest"].shown } },
  );
  const arrived = await browser.navigate(answered["answerConsent"].redirectUrl);
  expect(arrived.href).toBe(`${appOrigin}/albums?sort=new`);

  expect(await cloud.principal(browser.request(`${appOrigin}/`))).toMatchObject({
    kind: "person",
    personId,
    appId: "spotify",
  });

  await browser.send("/.mows/auth/sign-out", { method: "POST" });
  expect(await cloud.principal(browser.request(`${appOrigin}/`))).toEqual({ kind: "anonymous", appId: "spotify" });
  expect(await cloud.principal(browser.request("/"))).toEqual({ kind: "anonymous", appId: null });
});
