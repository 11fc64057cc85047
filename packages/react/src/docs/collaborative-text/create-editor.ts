import { defaultKeymap } from "@codemirror/commands";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
import type { OpenDoc } from "@mows/sdk/docs";
import type * as Y from "yjs";
import { type CommentMark, commentMarks, showComments } from "./comment-marks.ts";
import { continueList } from "./continue-list.ts";
import { editorTheme } from "./editor-theme.ts";
import { remoteCarets } from "./remote-carets.ts";
import { anchorAt, indexOf, type TextRange } from "./text-anchor.ts";

/** What may change while the editor is there. */
export interface EditorSettings {
  /** What the text is called, for the ear. */
  readonly label: string;
  readonly placeholder: string;
  readonly isReadOnly: boolean;
}

/** What somebody marked, to say something about it. */
export interface SelectedText {
  readonly range: TextRange;
  readonly quote: string;
}

/** Who wants to know what is done in the editor about comments. */
export interface CommentListener {
  select(selected: SelectedText | null): void;
  open(id: string): void;
  /** The threads whose text is there, in its order. */
  place(ids: readonly string[]): void;
  /** Somebody wants to say something about what they marked. */
  draft(): void;
}

export interface EditorParts {
  readonly root: ShadowRoot;
  readonly text: Y.Text;
  readonly awareness: OpenDoc["awareness"];
  /** The person's own: what others write is not undone. */
  readonly undoManager: Y.UndoManager;
  readonly comments: CommentListener | undefined;
  readonly settings: EditorSettings;
  /** Told what is looked at, as the text is scrolled: JSON for the `show` of another's editor. */
  readonly onView: (view: unknown) => void;
}

export interface TextEditor {
  configure(settings: EditorSettings): void;
  showComments(marks: readonly CommentMark[]): void;
  /** Scrolls there, where that text is not gone. */
  reveal(range: TextRange): void;
  /** Looks at what another's editor looks at. */
  show(view: unknown): void;
  focus(): void;
  destroy(): void;
}

/** A plain text that several people write, friendly to Markdown. */
export function createEditor(parts: EditorParts): TextEditor {
  const { root, text, awareness, undoManager } = parts;
  const settings = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text.toJSON(),
      extensions: [
        // both count characters alike only where no line end is two of them
        EditorState.lineSeparator.of("\n"),
        EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, "\n")),
        yCollab(text, null, { undoManager }),
        remoteCarets(text, awareness),
        parts.comments ? commenting(text, parts.comments) : [],
        EditorView.lineWrapping,
        // Tab leads on, as everywhere on a page
        keymap.of([{ key: "Enter", run: continueList }, ...yUndoManagerKeymap, ...defaultKeymap]),
        settings.of(extensionsOf(parts.settings)),
        EditorView.domEventHandlers({
          scroll(_event, shown) {
            const { from } = shown.lineBlockAtHeight(shown.scrollDOM.scrollTop);
            parts.onView(anchorAt(text, Math.min(from, text.length)));
          },
        }),
        editorTheme,
      ],
    }),
  });
  return {
    configure: (changed) => view.dispatch({ effects: settings.reconfigure(extensionsOf(changed)) }),
    showComments: (marks) => view.dispatch({ effects: showComments.of(marks) }),
    reveal({ head }) {
      const at = indexOf(text, head);
      if (at !== null) view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "center" }) });
    },
    show(place) {
      const at = indexOf(text, place);
      if (at !== null) view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 0 }) });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function extensionsOf({ label, placeholder: hint, isReadOnly }: EditorSettings): Extension {
  return [
    EditorState.readOnly.of(isReadOnly),
    placeholder(hint),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true", autocapitalize: "sentences" }),
  ];
}

function commenting(text: Y.Text, listener: CommentListener): Extension {
  const draft = () => {
    listener.draft();
    return true;
  };
  return [
    commentMarks(text, { onOpen: (id) => listener.open(id), onPlaced: (ids) => listener.place(ids) }),
    EditorView.updateListener.of(({ selectionSet, docChanged, state }) => {
      if (selectionSet || docChanged) listener.select(selectedIn(state, text));
    }),
    keymap.of([{ key: "Mod-Alt-m", run: draft }]),
  ];
}

function selectedIn(state: EditorState, text: Y.Text): SelectedText | null {
  const { from, to, empty } = state.selection.main;
  if (empty) return null;
  // what is written at its edges later is not part of it
  const range = { anchor: anchorAt(text, from), head: anchorAt(text, to, -1) };
  return { range, quote: state.sliceDoc(from, to) };
}
