import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { continueList } from "./continue-list.ts";

/** `|` is the caret. Null where Return is left to the editor. */
function pressReturn(shown: string, isReadOnly = false): string | null {
  const at = shown.indexOf("|");
  const doc = shown.replace("|", "");
  const state = EditorState.create({ doc, selection: { anchor: at }, extensions: EditorState.readOnly.of(isReadOnly) });
  let next: EditorState | null = null;
  const isDone = continueList({ state, dispatch: (transaction) => (next = transaction.state) });
  if (!isDone || next === null) return null;
  const { doc: written, selection } = next as EditorState;
  const text = written.toString();
  return `${text.slice(0, selection.main.head)}|${text.slice(selection.main.head)}`;
}

it.each([
  ["- milk|", "- milk\n- |"],
  ["  * milk| and bread", "  * milk\n  * | and bread"],
  ["9. milk|", "9. milk\n10. |"],
  ["3) milk|", "3) milk\n4) |"],
  ["- [x] milk|", "- [x] milk\n- [ ] |"],
  ["> said|", "> said\n> |"],
  ["- milk\n- |", "- milk\n|"],
])("Return after %j gives %j", (before, after) => {
  expect(pressReturn(before)).toBe(after);
});

it.each(["milk|", "|- milk", "-milk|", "12 eggs|"])("is left to the editor at %j", (before) => {
  expect(pressReturn(before)).toBeNull();
});

it("writes nothing where nobody may", () => {
  expect(pressReturn("- milk|", true)).toBeNull();
});
