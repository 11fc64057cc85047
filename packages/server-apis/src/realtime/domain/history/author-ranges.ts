import type { SharedType } from "../documents/root-types.ts";
import type { ClientRange } from "./past-question.ts";
import { visibleRuns } from "./visible-runs.ts";

/** Who wrote a text from this place on, at most so many ranges, and where to go on; null at its end. */
export function authorRanges(
  text: SharedType,
  fromIndex: number,
  first: number,
): { ranges: ClientRange[]; endIndex: number | null } {
  const ranges: ClientRange[] = [];
  let index = 0;
  for (const { client, units } of visibleRuns(text)) {
    const begin = Math.max(index, fromIndex);
    index += units.length;
    if (index <= begin) continue;
    const last = ranges.at(-1);
    if (last?.clientId === client) last.length += index - begin;
    else if (ranges.length === first) return { ranges, endIndex: begin };
    else ranges.push({ index: begin, length: index - begin, clientId: client });
  }
  return { ranges, endIndex: null };
}
