import type { ChangeCursor } from "./change-feed.ts";

/** Before everything. */
export const beginning = "0.0" as ChangeCursor;

export function formatCursor(xid: string, seq: string): ChangeCursor {
  return `${xid}.${seq}` as ChangeCursor;
}

/** Null where the text is not a cursor. Bounds: `xid8` and `bigint`. */
export function parseCursor(text: string): { xid: string; seq: string } | null {
  const match = /^(\d{1,19})\.(\d{1,18})$/.exec(text);
  return match === null ? null : { xid: match[1] as string, seq: match[2] as string };
}
