import { expect, it } from "vitest";
import { codeChallenge } from "../domain/code-challenge.ts";
import { createAuthCloud, testPassword } from "../testing/create-auth-cloud.ts";

it("describes the provider as OpenID clients look for it, with what can be reached and no more", async () => {
  await using cloud = await createAuthCloud();
  const response = await cloud.browser().send("/.mows/auth/.well-known/openid-configuration");
  const document = await response.json();
  expect(document).toMatchObject({
    issuer: "http://mows.localhost:4000",
    authorization_endpoint: "http://mows.localhost:4000/.mows/auth/oauth2/authorize",
  });
  const jwks = await cloud.browser().send(document.jwks_uri);
  expect(await jwks.json()).toMatchObject({ keys: [{ kty: "OKP", crv: "Ed25519" }] });
});

it("does for a client of its own what it does for the edge: code, tokens, who it is", async () => {
  await using cloud = await createAuthCloud();
  const app = await cloud.install("spotify", []);
  const personId = await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  await cloud.signInToApp(browser, app.id);
  const verifier = "v".repeat(43);
  const redirectUri = `${cloud.kit.origins.ofApp(app.id)}/.mows/auth/callback`;
  const query = new URLSearchParams({
    response_type: "code",
    client_id: app.id,
    redirect_uri: redirectUri,
    scope: "openid profile",
    state: "s",
    code_challenge: await codeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const authorized = await browser.send(`/.mows/auth/oauth2/authorize?${query}`);
  const code = new URL(authorized.headers.get("location")!).searchParams.get("code")!;
  const redeemed = await cloud.browser().send("/.mows/auth/oauth2/token", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: app.id,
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    }).toString(),
  });
  const { access_token: token } = await redeemed.json();
  const userinfo = (headers: HeadersInit) => cloud.browser().send("/.mows/auth/oauth2/userinfo", { headers });
  expect(await (await userinfo({ authorization: `Bearer ${token}` })).json()).toMatchObject({ sub: personId });
  expect((await userinfo({})).status).toBe(401);
});
