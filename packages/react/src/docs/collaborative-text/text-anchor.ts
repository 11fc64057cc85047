import * as Y from "yjs";

type Identifier = { readonly client: number; readonly clock: number } | null;

/** A place in a text that stays with its neighbours while others write: a Yjs relative position as plain JSON. */
export type TextAnchor = {
  readonly type: Identifier;
  readonly tname: string | null;
  readonly item: Identifier;
  readonly assoc: number;
};

/** From a place to another, in whichever order; equal for a caret. */
export type TextRange = {
  readonly anchor: TextAnchor;
  readonly head: TextAnchor;
};

/** @param assoc below 0 it stays with the character before it, else with the one after */
export function anchorAt(text: Y.Text, index: number, assoc = 0): TextAnchor {
  const { type, tname, item, assoc: side } = Y.createRelativePositionFromTypeIndex(text, index, assoc);
  const plain = (id: Y.ID | null) => id && { client: id.client, clock: id.clock };
  return { type: plain(type), tname, item: plain(item), assoc: side };
}

/** Null where it belongs to another text, to something that this document has not heard of yet, or is none: others may send anything. */
export function indexOf(text: Y.Text, anchor: unknown): number | null {
  if (text.doc === null || !isAnchor(anchor)) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(anchor), text.doc);
  return found?.type === text ? found.index : null;
}

function isAnchor(value: unknown): value is TextAnchor {
  if (typeof value !== "object" || value === null) return false;
  const { type, tname, item } = value as Partial<Record<keyof TextAnchor, unknown>>;
  const isOf = typeof tname === "string" || type != null || item != null;
  return isOf && (tname == null || typeof tname === "string") && isIdentifier(type) && isIdentifier(item);
}

function isIdentifier(value: unknown): boolean {
  if (value == null) return true;
  const { client, clock } = value as Partial<Record<"client" | "clock", unknown>>;
  return isCount(client) && isCount(clock);
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
