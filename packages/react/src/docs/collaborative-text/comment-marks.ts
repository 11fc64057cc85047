import { type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type * as Y from "yjs";
import { indexOf, type TextRange } from "./text-anchor.ts";

/** A stretch of the text that somebody said something about. */
export interface CommentMark {
  /** Of the thread. */
  readonly id: string;
  readonly range: TextRange;
  readonly isOpened: boolean;
}

export const showComments = StateEffect.define<readonly CommentMark[]>();

/**
 * Marks what was commented on; they move with the text by themselves. `onOpen` gets the thread that was clicked at, `onPlaced` those whose
 * text is there, in its order.
 */
export function commentMarks(text: Y.Text, told: { onOpen: (id: string) => void; onPlaced: Placed }): Extension {
  let wanted: readonly CommentMark[] = [];
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(shown, { changes, effects }) {
      const marks = effects.find((effect) => effect.is(showComments))?.value;
      if (!marks) return shown.map(changes);
      wanted = marks;
      return draw(text, marks);
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  const clicks = EditorView.domEventHandlers({
    click(event, view) {
      const at = view.posAtCoords(event);
      if (at === null || !view.state.selection.main.empty) return;
      const [id] = threadsIn(view.state.field(field), at, at);
      if (id !== undefined) told.onOpen(id);
    },
  });
  const places = EditorView.updateListener.of(({ view, docChanged, startState, state }) => {
    const shown = state.field(field);
    const isBack = ({ id, range }: CommentMark) => !placed.includes(id) && isThere(text, range);
    const placed = threadsIn(shown, 0, state.doc.length);
    // text that was deleted comes back by undoing
    if (docChanged && placed.length < wanted.length && wanted.some(isBack)) {
      view.dispatch({ effects: showComments.of(wanted) });
    } else if (shown !== startState.field(field)) told.onPlaced(placed);
  });
  return [field, clicks, places];
}

type Placed = (ids: readonly string[]) => void;

/** The threads with text between two places. */
function threadsIn(shown: DecorationSet, from: number, to: number): string[] {
  const ids: string[] = [];
  shown.between(from, to, (_from, _to, { spec }) => {
    ids.push((spec as { thread: string }).thread);
  });
  return ids;
}

const isThere = (text: Y.Text, { anchor, head }: TextRange) =>
  (indexOf(text, anchor) ?? 0) < (indexOf(text, head) ?? 0);

function draw(text: Y.Text, marks: readonly CommentMark[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  // the text that one was about may be gone: the comment itself still has its words
  const placed = marks
    .filter(({ range }) => isThere(text, range))
    .map((mark) => ({ mark, from: indexOf(text, mark.range.anchor) ?? 0, to: indexOf(text, mark.range.head) ?? 0 }))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  for (const { mark, from, to } of placed) {
    const className = mark.isOpened ? "commented commented-open" : "commented";
    builder.add(from, to, Decoration.mark({ class: className, thread: mark.id }));
  }
  return builder.finish();
}
