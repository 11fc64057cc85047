/** Nobody hears less. */
const enoughMs = 20;
/** More than this is heard, and made up for at once. */
const jumpMs = 120;
/** Six percent faster or slower: browsers keep the pitch, and few notice. */
const mostRateChange = 0.06;
/** What is behind is to be made up for in about so long. */
const makeUpWithinMs = 1_500;
/** A jump takes a moment to sound; another one too early would only add to it. */
const jumpsApartMs = 1_500;

export type CatchUp = { readonly kind: "rate"; readonly rate: number } | { readonly kind: "jump" };

/** What to do about being so far ahead (positive) of where one should be, in milliseconds. */
export function catchUp(aheadMs: number, sinceJumpMs: number): CatchUp {
  const offBy = Math.abs(aheadMs);
  if (offBy > jumpMs && sinceJumpMs >= jumpsApartMs) return { kind: "jump" };
  if (offBy <= enoughMs) return { kind: "rate", rate: 1 };
  const change = Math.min(offBy / makeUpWithinMs, mostRateChange);
  return { kind: "rate", rate: aheadMs > 0 ? 1 - change : 1 + change };
}
