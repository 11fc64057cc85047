import { type RawBuilder, sql } from "kysely";
import type { Content } from "./find-content.ts";

/**
 * What tells one content from all others, as an entity tag has it, without quotes: its hash in base64, URL-safe; until that is known its blob,
 * which never changes. What is held has a tag of its own. Short, because WebDAV's clients write several of them into one header.
 */
export function contentTag(content: Content): string {
  if ("bytes" in content) return content.tag;
  const { sha256, blobId } = content;
  if (sha256 === null) return blobId;
  const binary = sha256.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The same, told by the database of `blobs b`: for lists, where making each in JavaScript took a fifth of the time. */
export const contentTagOfBlob: RawBuilder<string> = sql<string>`
  coalesce(rtrim(translate(encode(b.sha256, 'base64'), '+/', '-_'), '='), b.id::text)`;
