import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import { expect, it } from "vitest";
import { readConfig } from "./kit/config.ts";
import { silentLog } from "./kit/telemetry/log.ts";
import { startCloud } from "./start-cloud.ts";

const password = "correct-horse-battery";
const insecure = { execute: [openid.allowInsecureRequests] };
const callback = "https://reader.example/callback";

/** A whole cloud on a port of its own, with Ada as its owner, signed in in a browser. */
async function createCloud() {
  const folder = await mkdtemp(join(tmpdir(), "mows-openid-"));
  const config = readConfig({ MOWS_PORT: "0", MOWS_DATA: folder, MOWS_DOMAIN: "localhost" });
  const cloud = await startCloud({ config, log: silentLog, consoleFolder: folder });
  const { origin } = new URL(cloud.kit.origins.cloud);
  const cookies = new Map<string, string>();

  async function browse(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (init.method === "POST") headers.set("origin", origin);
    const response = await fetch(new URL(address, origin), { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (cookie.includes("Max-Age=0")) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  async function graphql<T>(query: string, variables: object = {}): Promise<T> {
    const body = JSON.stringify({ query, variables });
    const headers = { "content-type": "application/json" };
    const response = await browse("/.mows/graphql", { method: "POST", headers, body });
    const answer = (await response.json()) as { data: Record<string, T> | null; errors?: { message: string }[] };
    if (answer.data === null || answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    const [value] = Object.values(answer.data);
    return value as T;
  }

  const invitation = new URL(cloud.peers.ownerInvitation.ownerLink() ?? "");
  const token = /[A-Za-z0-9_-]{43}/.exec(invitation.href)?.[0];
  await graphql(
    `
      mutation ($input: ClaimOwnerInput!) {
        claimOwner(input: $input) {
          __typename
        }
      }
    `,
    {
      input: { token, username: "ada", name: "Ada", password },
    },
  );
  await browse("/.mows/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "ada", password }),
  });
  return {
    origin,
    browse,
    graphql,
    addClient: (input: object) =>
      graphql<{ client: { id: string }; secret: string }>(
        `
          mutation ($input: AddClientInput!) {
            addClient(input: $input) {
              __typename
              ... on ClientAdded {
                client {
                  id
                }
                secret
              }
              ... on Failure {
                message
              }
            }
          }
        `,
        { input: { name: "Reader", confidential: true, flows: ["CODE"], ...input } },
      ),
    /** What a person does in the browser: says yes, where they are asked. Gives the address that the code went to. */
    async consent(address: URL): Promise<URL> {
      const asked = await browse(address.href);
      const page = new URL(asked.headers.get("location") ?? "", origin);
      if (page.origin !== origin) return page;
      const query = page.search;
      const { shown } = await graphql<{ shown: string }>(
        `
          query ($query: String!) {
            consentRequest(query: $query) {
              ... on ConsentRequest {
                shown
              }
            }
          }
        `,
        { query },
      );
      const { redirectUrl } = await graphql<{ redirectUrl: string }>(
        `
          mutation ($input: AnswerConsentInput!) {
            answerConsent(input: $input) {
              ... on ConsentAnswered {
                redirectUrl
              }
            }
          }
        `,
        { input: { query, accept: true, shown } },
      );
      return new URL(redirectUrl);
    },
    /** What the API says to this token. */
    async whoIs(accessToken: string): Promise<{ status: number; username: string | null }> {
      const response = await fetch(`${origin}/.mows/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ query: "{ session { person { username } } }" }),
      });
      const answer = (await response.json()) as { data?: { session: { person: { username: string } | null } } };
      return { status: response.status, username: answer.data?.session.person?.username ?? null };
    },
    async [Symbol.asyncDispose]() {
      await cloud.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

it(
  "lets openid-client sign a person in: discovery, code with PKCE, refresh, userinfo, sign-out",
  { timeout: 120_000 },
  async () => {
    await using cloud = await createCloud();
    const scope = "openid profile offline_access files.read";
    const { client, secret } = await cloud.addClient({
      scopes: scope.split(" "),
      redirectUrls: [callback],
      postLogoutUrls: ["https://reader.example/bye"],
    });
    const config = await openid.discovery(new URL(cloud.origin), client.id, secret, undefined, insecure);
    const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()];
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope,
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    const answer = await cloud.consent(address);
    expect(answer.href).toContain(`${callback}?`);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const tokens = await openid.authorizationCodeGrant(config, answer, checks);
    const claims = tokens.claims();
    expect(claims).toMatchObject({ iss: cloud.origin, aud: client.id });
    expect(tokens.access_token).toMatch(/^mows_at_/);
    expect(await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? "")).toMatchObject({
      name: "Ada",
      preferred_username: "ada",
    });
    expect(await cloud.whoIs(tokens.access_token)).toEqual({ status: 200, username: "ada" });

    // The refresh token changes with every use; one that comes a second time ends them all.
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? "");
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect((await cloud.whoIs(renewed.access_token)).status).toBe(200);
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
    await expect(openid.refreshTokenGrant(config, renewed.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
    expect((await cloud.whoIs(renewed.access_token)).status).toBe(401);

    // A key that is rotated goes on being published: what it signed is still checked.
    await cloud.graphql(`mutation { rotateSigningKeys { __typename } }`);
    const signOut = openid.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: "https://reader.example/bye",
      state: "done",
    });
    const bye = await cloud.browse(signOut.href);
    expect(bye.headers.get("location")).toBe("https://reader.example/bye?state=done");
    expect(await cloud.graphql(`{ session { person { id } } }`)).toEqual({ person: null });
  },
);

it("lets openid-client in from another device, and revokes what it got", { timeout: 120_000 }, async () => {
  await using cloud = await createCloud();
  const config = await openid.discovery(new URL(cloud.origin), "mows-cli", undefined, openid.None(), insecure);
  const scope = "openid offline_access files.read";
  const waiting = await openid.initiateDeviceAuthorization(config, { scope });
  expect(waiting.verification_uri_complete).toBe(`${cloud.origin}/device?user_code=${waiting.user_code}`);
  const polled = openid.pollDeviceAuthorizationGrant(config, { ...waiting, interval: 1 });
  const typed = `${waiting.user_code.slice(0, 4).toLowerCase()}-${waiting.user_code.slice(4)}`;
  const shown = await cloud.graphql(
    `query ($code: String!) { deviceRequest(userCode: $code) { ... on DeviceRequest { client { id } scopes address } } }`,
    { code: typed },
  );
  expect(shown).toEqual({ client: { id: "mows-cli" }, scopes: scope.split(" "), address: "127.0.0.1" });
  const answered = await cloud.graphql(
    `mutation ($input: AnswerDeviceRequestInput!) { answerDeviceRequest(input: $input) { __typename } }`,
    { input: { userCode: typed, accept: true } },
  );
  expect(answered).toEqual({ __typename: "DeviceRequestAnswered" });
  const tokens = await polled;
  expect(await cloud.whoIs(tokens.access_token)).toEqual({ status: 200, username: "ada" });
  await openid.tokenRevocation(config, tokens.refresh_token ?? "", { token_type_hint: "refresh_token" });
  expect((await cloud.whoIs(tokens.access_token)).status).toBe(401);
});

it(
  "gives a service a token of its own; oauth4webapi accepts discovery, token and introspection",
  { timeout: 120_000 },
  async () => {
    await using cloud = await createCloud();
    const added = await cloud.addClient({ flows: ["SERVICE"], scopes: ["files.read"] });
    const issuer = new URL(cloud.origin);
    const http = { [oauth.allowInsecureRequests]: true };
    for (const algorithm of ["oidc", "oauth2"] as const) {
      const found = await oauth.discoveryRequest(issuer, { algorithm, ...http });
      expect((await oauth.processDiscoveryResponse(issuer, found)).issuer).toBe(cloud.origin);
    }
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http));
    const client = { client_id: added.client.id };
    for (const authenticate of [oauth.ClientSecretBasic(added.secret), oauth.ClientSecretPost(added.secret)]) {
      const form = new URLSearchParams({ scope: "files.read" });
      const granted = await oauth.clientCredentialsGrantRequest(server, client, authenticate, form, http);
      const token = await oauth.processClientCredentialsResponse(server, client, granted);
      expect(await cloud.whoIs(token.access_token)).toEqual({ status: 200, username: "ada" });
      const asked = await oauth.introspectionRequest(server, client, authenticate, token.access_token, http);
      expect(await oauth.processIntrospectionResponse(server, client, asked)).toMatchObject({
        active: true,
        scope: "files.read",
        client_id: added.client.id,
      });
    }
    const more = new URLSearchParams({ scope: "files.write" });
    const refused = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(added.secret),
      more,
      http,
    );
    await expect(oauth.processClientCredentialsResponse(server, client, refused)).rejects.toMatchObject({
      error: "invalid_scope",
    });
    const wrong = oauth.ClientSecretBasic(`${added.secret.slice(0, -1)}_`);
    const denied = await oauth.clientCredentialsGrantRequest(server, client, wrong, more, http);
    expect([denied.status, denied.headers.get("www-authenticate")]).toEqual([401, 'Basic realm="mows"']);
  },
);
