import { expect, it } from "vitest";
import { checkFetchMetadata } from "./check-fetch-metadata.ts";

const own = "http://spotify.mows.localhost:4000";
const request = (method: string, headers: Record<string, string>) =>
  new Request(`${own}/.mows/graphql`, { method, headers });

it("lets a page's own requests in, and programs without a browser", () => {
  expect(
    checkFetchMetadata(
      request("POST", { origin: own, "sec-fetch-site": "same-origin", cookie: "s=1" }),
      "same-origin",
      own,
    ),
  ).toBeNull();
  expect(checkFetchMetadata(request("POST", { authorization: "Bearer x" }), "same-origin", own)).toBeNull();
  expect(
    checkFetchMetadata(request("GET", { "sec-fetch-site": "none", cookie: "s=1" }), "same-origin", own),
  ).toBeNull();
});

it("refuses siblings and strangers, whatever they ask for", () => {
  for (const site of ["same-site", "cross-site"]) {
    expect(checkFetchMetadata(request("GET", { "sec-fetch-site": site }), "same-origin", own)).toBe("another-site");
    expect(checkFetchMetadata(request("POST", { "sec-fetch-site": site, origin: own }), "navigation", own)).toBe(
      "another-site",
    );
    const embedded = { "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" };
    expect(checkFetchMetadata(request("GET", embedded), "navigation", own)).toBe("another-site");
  }
});

it("lets a top-level navigation from elsewhere in where the route says so", () => {
  const navigation = { "sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  expect(checkFetchMetadata(request("GET", navigation), "navigation", own)).toBeNull();
  expect(checkFetchMetadata(request("GET", navigation), "same-origin", own)).toBe("another-site");
});

it("needs the exact own Origin for an unsafe method that a cookie authenticates", () => {
  for (const origin of [
    "http://mows.localhost:4000",
    "http://spotify.mows.localhost",
    "https://spotify.mows.localhost:4000",
    "null",
  ]) {
    expect(checkFetchMetadata(request("POST", { origin, cookie: "s=1" }), "same-origin", own)).toBe("another-origin");
  }
  expect(checkFetchMetadata(request("POST", { cookie: "s=1" }), "same-origin", own)).toBe("another-origin");
});
