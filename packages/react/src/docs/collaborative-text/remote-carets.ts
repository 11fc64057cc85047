import { type EditorState, type Extension, RangeSetBuilder, StateEffect, type Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { OpenDoc } from "@mows/sdk/docs";
import type * as Y from "yjs";
import { personColours } from "../person-colours.ts";
import { PersonCaret } from "./person-caret.ts";
import { anchorAt, indexOf, type TextAnchor, type TextRange } from "./text-anchor.ts";

/** What others tell of themselves: the person as the cloud verified it, and where they are in which text. */
interface PresenceState {
  readonly user?: { readonly name?: string; readonly colour?: string };
  readonly cursor?: Partial<TextRange> | null;
}

interface Marked {
  readonly from: number;
  readonly to: number;
  readonly value: Decoration;
}

const othersMoved = StateEffect.define();

const tellsOfOthers = (transaction: Transaction) => transaction.effects.some((effect) => effect.is(othersMoved));

/**
 * The carets and selections of others, with their names, and one's own told to them. In place of y-codemirror.next's, which writes `style`
 * attributes: a strict Content-Security-Policy drops them.
 */
export function remoteCarets(text: Y.Text, awareness: OpenDoc["awareness"]): Extension {
  return ViewPlugin.define((view) => new RemoteCarets(view, text, awareness), {
    decorations: ({ decorations }) => decorations,
  });
}

class RemoteCarets {
  readonly #text: Y.Text;
  readonly #awareness: OpenDoc["awareness"];
  readonly #stop: () => void;
  /** By client: where somebody was last, and how often that changed. */
  readonly #moves = new Map<number, { at: string; count: number }>();
  #told: { from: number; to: number } | null = null;
  decorations: DecorationSet;

  constructor(view: EditorView, text: Y.Text, awareness: OpenDoc["awareness"]) {
    this.#text = text;
    this.#awareness = awareness;
    const onChange = (changed: Record<"added" | "updated" | "removed", number[]>) => {
      const clients = [...changed.added, ...changed.updated, ...changed.removed];
      if (clients.some((client) => client !== awareness.clientID)) view.dispatch({ effects: othersMoved.of(null) });
    };
    awareness.on("change", onChange);
    this.#stop = () => awareness.off("change", onChange);
    this.decorations = this.#draw(view.state);
  }

  update(update: ViewUpdate): void {
    if (update.selectionSet || update.focusChanged || update.docChanged) this.#tell(update.view);
    if (update.transactions.some(tellsOfOthers)) this.decorations = this.#draw(update.state);
    else if (update.docChanged) this.decorations = this.decorations.map(update.changes);
  }

  destroy(): void {
    this.#stop();
    if (this.#awareness.getLocalState() !== null) this.#awareness.setLocalStateField("cursor", null);
  }

  /** Only who has the focus is somewhere; whoever looks away stays where they were. */
  #tell({ hasFocus, state }: EditorView): void {
    if (!hasFocus || this.#awareness.getLocalState() === null) return;
    const { anchor: from, head: to } = state.selection.main;
    if (this.#told?.from === from && this.#told.to === to) return;
    this.#told = { from, to };
    const range: TextRange = { anchor: anchorAt(this.#text, from), head: anchorAt(this.#text, to) };
    this.#awareness.setLocalStateField("cursor", range);
  }

  #draw(state: EditorState): DecorationSet {
    const marked: Marked[] = [];
    for (const [client, presence] of this.#awareness.getStates()) {
      if (client !== this.#awareness.clientID) marked.push(...this.#drawOne(client, presence, state));
    }
    marked.sort((a, b) => a.from - b.from || a.value.startSide - b.value.startSide);
    const builder = new RangeSetBuilder<Decoration>();
    for (const { from, to, value } of marked) builder.add(from, to, value);
    return builder.finish();
  }

  #drawOne(client: number, { user, cursor }: PresenceState, { doc }: EditorState): Marked[] {
    const ends = [cursor?.anchor, cursor?.head].map((anchor) => this.#placeOf(anchor, doc.length));
    const [anchor, head] = ends;
    if (anchor == null || head == null || user?.name === undefined) return [];
    const colour = user.colour ?? "";
    const caret = new PersonCaret({ name: user.name, colour, moves: this.#countMoves(client, anchor, head) });
    const marked: Marked[] = [
      { from: head, to: head, value: Decoration.widget({ widget: caret, side: head > anchor ? -1 : 1 }) },
    ];
    if (anchor !== head) {
      const style = Object.entries(personColours(colour))
        .map(([property, value]) => `${property}: ${value}`)
        .join(";");
      const value = Decoration.mark({ class: "selected-by", attributes: { style } });
      marked.push({ from: Math.min(anchor, head), to: Math.max(anchor, head), value });
    }
    return marked;
  }

  #placeOf(anchor: TextAnchor | undefined, length: number): number | null {
    const index = anchor && indexOf(this.#text, anchor);
    return index == null ? null : Math.min(index, length);
  }

  #countMoves(client: number, anchor: number, head: number): number {
    const at = `${anchor} ${head}`;
    const before = this.#moves.get(client);
    const count = before === undefined ? 1 : before.count + Number(before.at !== at);
    this.#moves.set(client, { at, count });
    return count;
  }
}
