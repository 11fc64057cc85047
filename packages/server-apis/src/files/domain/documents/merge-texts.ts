import { diffLines } from "../../../kit/text-diff/diff-lines.ts";

/**
 * The text with what was changed between `base` and `mine`, and what was changed between `base` and `theirs`; whatever either took away is gone.
 * There is no conflict: where both wrote at one place, theirs comes first.
 */
export function mergeTexts({ base, mine, theirs }: { base: string; mine: string; theirs: string }): string {
  const words = wordsOf(base);
  const [own, other] = [changesOf(base, mine), changesOf(base, theirs)];
  let merged = "";
  for (let at = 0; at <= words.length; at += 1) {
    merged += (other.added.get(at) ?? "") + (own.added.get(at) ?? "");
    if (!own.removed.has(at) && !other.removed.has(at)) merged += words[at] ?? "";
  }
  return merged;
}

/** Places count the words of the text that was changed. */
type Changes = {
  /** What was written before the word at this place. */
  added: Map<number, string>;
  removed: Set<number>;
};

/** Word by word within the lines that differ. */
function changesOf(from: string, to: string): Changes {
  const changes: Changes = { added: new Map(), removed: new Set() };
  let at = 0;
  let [before, after] = ["", ""];
  const finish = () => {
    at = noteChanges(changes, at, diffLines(wordsOf(before), wordsOf(after)));
    [before, after] = ["", ""];
  };
  for (const { change, text } of diffLines(wholeLines(from), wholeLines(to))) {
    if (change === "added") after += text;
    else if (change === "removed") before += text;
    else {
      finish();
      at += wordsOf(text).length;
    }
  }
  finish();
  return changes;
}

/** Gives the place behind them. */
function noteChanges({ added, removed }: Changes, begin: number, words: ReturnType<typeof diffLines>): number {
  let at = begin;
  for (const { change, text } of words) {
    if (change === "added") {
      added.set(at, (added.get(at) ?? "") + text);
      continue;
    }
    if (change === "removed") removed.add(at);
    at += 1;
  }
  return at;
}

/** Each with its line break: joined, they are the text. */
function wholeLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Words, and each other character by itself, so that none goes beyond its line: joined, they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gu) ?? [];
}
