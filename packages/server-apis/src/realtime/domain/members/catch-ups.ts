import type { OpenDocument } from "../hub/document-hub.ts";

type CaughtUp = Awaited<ReturnType<OpenDocument["since"]>>;

/**
 * What came since a sequence, made once for all who ask for the same within one turn of the event loop: a document that fills one socket fills
 * those of everybody who reads as slowly, and they drain together. Not for who asks later: what came meanwhile may not be in it.
 */
export type CatchUps = { since(document: OpenDocument, sequence: number): Promise<CaughtUp> };

export function createCatchUps(): CatchUps {
  const ofThisTurn = new Map<string, Promise<CaughtUp>>();
  return {
    since(document, sequence) {
      const key = `${document.id} ${sequence}`;
      const known = ofThisTurn.get(key);
      if (known !== undefined) return known;
      const made = document.since(sequence);
      if (ofThisTurn.size === 0) queueMicrotask(() => ofThisTurn.clear());
      ofThisTurn.set(key, made);
      return made;
    },
  };
}
