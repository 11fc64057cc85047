import { expect, it } from "vitest";
import { checkFetchMetadata } from "./check-fetch-metadata.ts";
import { carriesToken, tokenInUrl, tokenRefused } from "./refuse-token.ts";

const origin = "http://mows.localhost:4000";
const secret = "a".repeat(43);

it.each([
  `/.mows/graphql?access_token=x`,
  `/.mows/files/1/content?token=mows_pat_${secret}`,
  `/.mows/dav/mows_app_${secret}/`,
  `/.mows/graphql?query=%6Dows_at_${secret}`,
  `/.mows/auth/oauth2/revoke?token=mows_rt_${secret}`,
])("sees the token in %s, and repeats nothing of it", async (address) => {
  expect(carriesToken(new URL(address, origin))).toBe(true);
  const response = tokenInUrl();
  expect([response.status, await response.text()]).toEqual([400, expect.not.stringContaining(secret)]);
});

it("lets through what is no token", () => {
  for (const address of [
    "/.mows/graphql?query={session}",
    "/.mows/auth/sign-in-link?token=abc",
    "/.mows/files/%E0%A4%A",
  ]) {
    expect(carriesToken(new URL(address, origin))).toBe(false);
  }
});

it("challenges a refused token by its scheme", () => {
  expect(tokenRefused("bearer").headers.get("www-authenticate")).toContain('error="invalid_token"');
  expect(tokenRefused("basic").headers.get("www-authenticate")).toContain("Basic realm");
});

it("needs no Origin of a program with a bearer token, whatever cookie comes along; a forged one helps nobody", () => {
  const post = (headers: Record<string, string>) =>
    checkFetchMetadata(new Request(`${origin}/.mows/graphql`, { method: "POST", headers }), "same-origin", origin);
  const authorization = `Bearer mows_pat_${secret}`;
  expect(post({ authorization })).toBeNull();
  expect(post({ authorization, cookie: "mows_session=x" })).toBeNull();
  expect(post({ cookie: "mows_session=x" })).toBe("another-origin");
  expect(post({ authorization, origin: "http://spotify.mows.localhost:4000" })).toBe("another-origin");
  expect(post({ authorization, "sec-fetch-site": "same-site" })).toBe("another-site");
});
