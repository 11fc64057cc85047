import * as Y from "yjs";
import type { OpenDocument, Synced } from "../hub/document-hub.ts";

/**
 * What somebody lacks who comes again, and says up to which sequence they were sent everything. Telling them what came since costs what came
 * since; finding out by state vectors costs as much as the document is large, for each of all who come again when a cloud was restarted. A
 * sequence is believed only where nothing is missing behind it: the log may be an older one that was brought back.
 */
export async function whatIsLacking(
  document: OpenDocument,
  { sinceSequence, stateVector }: { sinceSequence: number; stateVector: Uint8Array | null },
): Promise<Synced> {
  if (stateVector === null || sinceSequence === 0) return document.sync(stateVector);
  const whole = await document.sync(null);
  if (sinceSequence > whole.sequence) return document.sync(stateVector);
  const { update, sequence } = await document.since(sinceSequence);
  const isAll = update.length < whole.update.length && completes(update, stateVector, whole.stateVector);
  return isAll ? { update, stateVector: whole.stateVector, sequence } : document.sync(stateVector);
}

/** Whether who has `had` has all of `wanted` once they have the update. */
function completes(update: Uint8Array, had: Uint8Array, wanted: Uint8Array): boolean {
  const clocks = Y.decodeStateVector(had);
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, clock] of Y.decodeStateVector(wanted)) {
    const own = clocks.get(client) ?? 0;
    const isBrought = (from.get(client) ?? Infinity) <= own && (to.get(client) ?? 0) >= clock;
    if (own < clock && !isBrought) return false;
  }
  return true;
}
