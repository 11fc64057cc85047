import { contentTag } from "../domain/contents/content-tag.ts";
import type { Content } from "../domain/contents/find-content.ts";

export type Verdict = "proceed" | "not-modified" | "precondition-failed";

/** Strong (RFC 9110 §8.8.3). */
export function etagOf(content: Content): string {
  return `"${contentTag(content)}"`;
}

/** `Last-Modified` has whole seconds: what is compared must have, too. */
function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}

/** The conditional headers, in the order of RFC 9110 §13.2.2. */
export function judgePreconditions(headers: Headers, content: Content): Verdict {
  const [ifMatch, ifNoneMatch] = [headers.get("if-match"), headers.get("if-none-match")];
  const unmodifiedSince = httpDate(headers.get("if-unmodified-since"));
  const modifiedSince = httpDate(headers.get("if-modified-since"));
  const modified = seconds(content.modifiedAt);
  if (ifMatch !== null) {
    if (!lists(ifMatch, etagOf(content), "strong")) return "precondition-failed";
  } else if (unmodifiedSince !== null && modified > unmodifiedSince) return "precondition-failed";
  if (ifNoneMatch !== null) return lists(ifNoneMatch, etagOf(content), "weak") ? "not-modified" : "proceed";
  return modifiedSince !== null && modified <= modifiedSince ? "not-modified" : "proceed";
}

/** May a `Range` be honoured? `If-Range` (RFC 9110 §13.1.5) says what the client's part is of. */
export function ifRangeHolds(headers: Headers, content: Content): boolean {
  const given = headers.get("if-range");
  if (given === null) return true;
  // A date in whole seconds is a weak validator here, so only the tag counts.
  return given.trim() === etagOf(content);
}

function lists(header: string, etag: string, comparison: "strong" | "weak"): boolean {
  const tags = header.split(",").map((tag) => tag.trim());
  return tags.some((tag) => tag === "*" || tag === etag || (comparison === "weak" && tag === `W/${etag}`));
}

function httpDate(header: string | null): number | null {
  const moment = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(moment) ? null : moment / 1000;
}
