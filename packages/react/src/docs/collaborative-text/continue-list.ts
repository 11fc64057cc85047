import { EditorSelection, type StateCommand } from "@codemirror/state";

/** `- `, `* [ ] `, `12. `, `> ` with what is before them. */
const marker = /^(\s*)(?:([-*+])( \[[ xX]\])?|(\d{1,9})([.)])|(>)) /;

function nextMarker(line: RegExpExecArray): string {
  const [, indent = "", bullet, box, number, ender = "", quote] = line;
  if (number !== undefined) return `${indent}${Number(number) + 1}${ender} `;
  return `${indent}${bullet ?? quote ?? ""}${box === undefined ? "" : " [ ]"} `;
}

/** Return goes on with a list or a quote of Markdown, and ends it where its last item is empty. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const found = marker.exec(line.text);
  if (!main.empty || state.readOnly || found === null || main.head < line.from + found[0].length) return false;
  const isEmpty = line.text.length === found[0].length;
  const insert = isEmpty ? "" : state.lineBreak + nextMarker(found);
  const from = isEmpty ? line.from : main.head;
  const selection = EditorSelection.cursor(from + insert.length);
  const changes = { from, to: isEmpty ? line.to : main.head, insert };
  dispatch(state.update({ changes, selection, scrollIntoView: true, userEvent: "input" }));
  return true;
};
