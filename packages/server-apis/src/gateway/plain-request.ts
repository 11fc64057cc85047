import type { MediaType } from "./answer-known.ts";

/** What `accept` is of our SDK's requests, and of most other clients', and the media type of their answers. */
const mediaTypes: ReadonlyMap<string, MediaType> = new Map([
  ["application/graphql-response+json, application/json", "application/graphql-response+json"],
  ["application/graphql-response+json", "application/graphql-response+json"],
  ["application/json", "application/json"],
]);

const contentTypes: ReadonlySet<string> = new Set(["application/json", "application/json; charset=utf-8"]);

/**
 * The media type to answer with when the request is of the plain kind, a POST of JSON for JSON of a length that is known and small enough;
 * null leaves it to the full server.
 */
export function plainRequest({ method, headers }: Request, longestBytes: number): MediaType | null {
  if (method !== "POST" || !contentTypes.has(headers.get("content-type") ?? "")) return null;
  if (headers.has("content-encoding")) return null;
  const length = Number(headers.get("content-length") ?? Number.NaN);
  return length > 0 && length <= longestBytes ? (mediaTypes.get(headers.get("accept") ?? "") ?? null) : null;
}
