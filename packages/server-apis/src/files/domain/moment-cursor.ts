import { z } from "zod";
import { parseId, type NodeId } from "../../kit/ids.ts";
import { base64UrlOfText, textOfBase64 } from "./base64.ts";

/** The last row of a page of a list by time. */
export type MomentPosition = { at: Date; id: NodeId };

const shape = z.tuple([z.string(), z.iso.datetime({ precision: 3 }), z.string()]);

/** Opaque to clients; bound to the list it was made for. */
export function encodeMomentCursor(list: string, { at, id }: MomentPosition): string {
  return base64UrlOfText(JSON.stringify([list, at.toISOString(), id]));
}

/** Null when this list never handed it out. */
export function decodeMomentCursor(list: string, cursor: string): MomentPosition | null {
  const parsed = shape.safeParse(parseJson(cursor));
  if (!parsed.success || parsed.data[0] !== list) return null;
  const id = parseId<NodeId>(parsed.data[2]);
  return id === null ? null : { at: new Date(parsed.data[1]), id };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(textOfBase64(cursor) ?? "null");
  } catch {
    return null;
  }
}
