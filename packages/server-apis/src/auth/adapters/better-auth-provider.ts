import { betterAuth } from "better-auth";
import { makeSignature } from "better-auth/crypto";
import { z } from "zod";
import { parseId, type PersonId, type SessionId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import { hostCookie, sessionCookieName } from "../domain/host-cookie.ts";
import type { AuthorizeOutcome, IdentityProvider } from "../domain/ports.ts";
import { basePath, betterAuthOptions } from "./better-auth-options.ts";
import { maximumPasswordLength } from "../domain/new-person.ts";
import { randomToken } from "../domain/random-token.ts";
import { createPublicEndpoints } from "./public-endpoints.ts";
import { readIdToken, readIdTokenHint } from "./read-id-token.ts";
import { readSignedQuery } from "./signed-query.ts";

const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });
const tokenAnswer = z.object({ id_token: z.string() });
const redirectAnswer = z.object({ url: z.string() });

/**
 * The identity provider over better-auth, called in this process: every request to it is made here, from what we parsed, so
 * that nothing a client sends reaches it unseen.
 */
export async function createBetterAuthProvider(kit: Kit, secret: string): Promise<IdentityProvider> {
  const auth = betterAuth(betterAuthOptions(kit, secret));
  const { password } = await auth.$context;
  // Made at the first attempt, whoever it is for: no start waits for it, and no attempt tells by its time who there is.
  let nobodysHash: Promise<string> | undefined;
  const cloudOrigin = kit.origins.cloud;
  const inTurn = turns(kit);

  function send(method: "GET" | "POST", path: string, options: SendOptions = {}): Promise<Response> {
    const headers = new Headers({
      origin: cloudOrigin,
      accept: options.accept ?? "application/json",
      ...options.headers,
    });
    if (options.cookie) headers.set("cookie", options.cookie);
    if (options.json !== undefined) headers.set("content-type", "application/json");
    const init: RequestInit = { method, headers };
    if (options.json !== undefined) init.body = JSON.stringify(options.json);
    if (options.form !== undefined) init.body = options.form;
    const request = new Request(`${cloudOrigin}${basePath}${path}`, init);
    return inTurn(() => auth.handler(request));
  }

  async function publicKeys() {
    return keySet.parse(await (await send("GET", "/jwks")).json()).keys;
  }

  return {
    issuer: cloudOrigin,
    hashPassword: (text) => password.hash(text),

    async verifyPassword(text, hash) {
      const isShort = text.length <= maximumPasswordLength;
      const nobodys = await (nobodysHash ??= password.hash(randomToken()));
      const matches = await password.verify({ password: text.slice(0, maximumPasswordLength), hash: hash ?? nobodys });
      return matches && isShort && hash !== null;
    },

    async sessionCookie(token, maxAgeMs) {
      const value = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
      return hostCookie(sessionCookieName, cloudOrigin).set(value, maxAgeMs);
    },

    async findSession(cookie) {
      if (cookie === null) return null;
      const asked = { headers: new Headers({ cookie }), query: { disableRefresh: true } };
      const found = await inTurn(() => auth.api.getSession(asked));
      if (found === null) return null;
      const sessionId = parseId<SessionId>(found.session.id);
      const personId = parseId<PersonId>(found.user.id);
      if (sessionId === null || personId === null) return null;
      return { sessionId, personId, lastUsedAt: found.session.updatedAt };
    },

    async signOut(cookie) {
      if (cookie !== null) await send("POST", "/sign-out", { cookie, json: {} });
      return [hostCookie(sessionCookieName, cloudOrigin).clear()];
    },

    async authorize(query, cookie) {
      const response = await send("GET", `/oauth2/authorize?${query}`, { cookie, accept: "text/html" });
      return authorizeOutcome(response.headers.get("location"));
    },

    readSignedQuery: (query) => readSignedQuery(query, secret, kit.clock.now()),

    async answerConsent({ query, accept, cookie }) {
      const response = await send("POST", "/oauth2/consent", { cookie, json: { accept, oauth_query: query } });
      if (response.status >= 500) throw new Error(`better-auth answered ${response.status} to a consent`);
      const answer = redirectAnswer.safeParse(await response.json());
      return response.ok && answer.success ? answer.data.url : null;
    },

    async exchangeCode({ clientId, code, codeVerifier, redirectUri }) {
      const form = new URLSearchParams({
        grant_type: "authorization_code",
        client_id: clientId,
        code,
        code_verifier: codeVerifier,
        redirect_uri: redirectUri,
      });
      const response = await send("POST", "/oauth2/token", { form });
      if (response.status >= 500) throw new Error(`better-auth answered ${response.status} to a code exchange`);
      const answer = tokenAnswer.safeParse(await response.json());
      return response.ok && answer.success ? answer.data.id_token : null;
    },

    async readIdToken(idToken, expected) {
      return readIdToken(idToken, await publicKeys(), { ...expected, issuer: cloudOrigin, now: kit.clock.now() });
    },

    async readIdTokenHint(idToken) {
      return readIdTokenHint(idToken, await publicKeys(), cloudOrigin);
    },

    publicEndpoint: createPublicEndpoints(send, cloudOrigin),
  };
}

/**
 * A browser tab has no AsyncLocalStorage, without which better-auth keeps in one variable whose request it is at: so a cloud in memory
 * asks it one thing after the other.
 */
function turns({ dataFolder }: Kit): <T>(run: () => Promise<T>) => Promise<T> {
  if (dataFolder !== null) return (run) => run();
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run, run);
    last = turn.catch(() => undefined);
    return turn;
  };
}

export type SendOptions = {
  cookie?: string | null;
  accept?: string;
  json?: object;
  form?: URLSearchParams;
  headers?: Record<string, string>;
};

/** The provider answers everything with a redirect, also what it cannot tell the app. */
function authorizeOutcome(location: string | null): AuthorizeOutcome {
  if (location === null) throw new Error("better-auth answered an authorization request without a redirect");
  if (location.startsWith("/sign-in?")) return { kind: "sign-in-needed" };
  const errorPage = location.split("?")[0]?.endsWith(`${basePath}/error`);
  if (!errorPage) return { kind: "redirect", url: location };
  const { searchParams } = new URL(location);
  return { kind: "invalid", description: searchParams.get("error_description") ?? "The request is not valid." };
}
