import { z } from "zod";
import { type NodeId, parseId } from "../../../kit/ids.ts";
import type { NodeKind } from "../../../kit/sql/database.ts";
import { base64UrlOfText, textOfBase64 } from "../base64.ts";

export type ChildOrder = "name-asc" | "name-desc" | "modified-asc" | "modified-desc" | "size-asc" | "size-desc";

/** The last row of a page: where the next one goes on. */
export type ChildPosition = {
  kind: NodeKind;
  /** `name_key`, ISO 8601 moment or size, as the order has it. */
  key: string | number;
  id: NodeId;
};

const shape = z.tuple([
  z.string(),
  z.string(),
  z.enum(["folder", "link", "file", "document"]),
  z.union([z.string(), z.number()]),
  z.string(),
]);

/** Opaque to clients; bound to the folder and the order it was made for. */
export function encodeChildCursor(folderId: NodeId, order: ChildOrder, position: ChildPosition): string {
  return base64UrlOfText(JSON.stringify([folderId, order, position.kind, position.key, position.id]));
}

/** Null when this list never handed it out. */
export function decodeChildCursor(folderId: NodeId, order: ChildOrder, cursor: string): ChildPosition | null {
  const parsed = shape.safeParse(parseJson(cursor));
  if (!parsed.success) return null;
  const [forFolder, forOrder, kind, key, rowId] = parsed.data;
  const id = parseId<NodeId>(rowId);
  if (forFolder !== folderId || forOrder !== order || id === null || !isKeyOf(order, key)) return null;
  return { kind, key, id };
}

function isKeyOf(order: ChildOrder, key: string | number): boolean {
  if (order.startsWith("size")) return typeof key === "number" && Number.isSafeInteger(key);
  if (typeof key !== "string" || key.includes("\0")) return false;
  return order.startsWith("name") || z.iso.datetime({ precision: 3 }).safeParse(key).success;
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(textOfBase64(cursor) ?? "null");
  } catch {
    return null;
  }
}
