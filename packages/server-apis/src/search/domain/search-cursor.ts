import { z } from "zod";
import { type NodeId, parseId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { SearchQuery } from "./search-query.ts";

/** The last hit of a page: where the next one goes on. */
export type SearchPosition = { rank: number; id: NodeId };

const shape = z.tuple([z.string(), z.number().int(), z.string()]);

/** What a cursor is bound to: the search without its page. */
export async function searchKey({ text, withinId, filters }: SearchQuery): Promise<string> {
  return (await sha256Hex(JSON.stringify([text, withinId, filters]))).slice(0, 16);
}

/** Opaque to clients. */
export function encodeSearchCursor(key: string, { rank, id }: SearchPosition): string {
  return btoa(JSON.stringify([key, rank, id])).replaceAll("=", "");
}

/** Null when this search never handed it out. */
export function decodeSearchCursor(key: string, cursor: string): SearchPosition | null {
  const parsed = shape.safeParse(parseJson(cursor));
  if (!parsed.success) return null;
  const [forKey, rank, rowId] = parsed.data;
  const id = parseId<NodeId>(rowId);
  return forKey !== key || id === null ? null : { rank, id };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor));
  } catch {
    return null;
  }
}
