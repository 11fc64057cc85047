import type { FileAccessRequest } from "../../kit/peers.ts";

/** The OAuth scopes of an app with these requests. */
export function appScopes(requests: readonly FileAccessRequest[]): string[] {
  return completeScopes(requests.map((request) => `files.${request.access}`));
}

/** With what each scope includes: who the person is, part of every sign-in, and reading where writing is. */
export function completeScopes(scopes: readonly string[]): string[] {
  const all = new Set(["openid", "profile", ...scopes]);
  if (all.has("files.write")) all.add("files.read");
  return [...all].toSorted();
}
