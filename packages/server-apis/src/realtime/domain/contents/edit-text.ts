import type * as Y from "yjs";
import { diffLines } from "../../../kit/text-diff/diff-lines.ts";

/** Words, runs of blanks, line ends, and single signs. */
const tokens = /\r?\n|[^\S\r\n]+|[\p{L}\p{N}_]+|./gsu;
/** Texts of which more differs are compared by line alone. */
const mostTokens = 20_000;

type Edit = { at: number; remove: number; insert: string };

/** Edits the text so that it reads `wanted`, leaving alone what stays the same: word by word within the lines that differ. */
export function editText(text: Y.Text, wanted: string): void {
  const edits = editsBetween(text.toJSON(), wanted);
  // From the end, so that the places before stay right.
  for (const { at, remove, insert } of edits.toReversed()) {
    if (remove > 0) text.delete(at, remove);
    if (insert !== "") text.insert(at, insert);
  }
}

function editsBetween(from: string, to: string): Edit[] {
  return joined(from.split(/(?<=\n)/), to.split(/(?<=\n)/)).flatMap((edit) => withinLines(from, edit));
}

/** What differs between two lists, as edits of the text that the first makes. */
function joined(from: readonly string[], to: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let edit: Edit | null = null;
  for (const { change, text } of diffLines(from, to)) {
    if (change === "same") {
      at += text.length;
      edit = null;
      continue;
    }
    if (edit === null) edits.push((edit = { at, remove: 0, insert: "" }));
    if (change === "added") edit.insert += text;
    else {
      edit.remove += text.length;
      at += text.length;
    }
  }
  return edits;
}

function withinLines(from: string, edit: Edit): Edit[] {
  const before = from.slice(edit.at, edit.at + edit.remove);
  if (before === "" || edit.insert === "") return [edit];
  const [old, fresh] = [before.match(tokens) ?? [], edit.insert.match(tokens) ?? []];
  if (old.length + fresh.length > mostTokens) return [edit];
  return joined(old, fresh).map((inner) => ({ ...inner, at: inner.at + edit.at }));
}
