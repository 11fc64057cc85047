import type { OpenDoc } from "@mows/sdk/docs";
import type { CommentListener, EditorSettings, TextEditor } from "./create-editor.ts";

export type EditorState =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly editor: TextEditor }
  | { readonly state: "failed"; readonly retry: () => void };

export interface EditorPlace {
  /** It gets a shadow root. */
  readonly host: HTMLElement;
  readonly opened: OpenDoc;
  readonly field: string;
  readonly comments: CommentListener | undefined;
  /** To begin with. */
  readonly settings: EditorSettings;
  readonly onView: (view: unknown) => void;
}

/** Loads the editor's code and puts one in its place, telling how far it is; until what is returned is called, which takes it away. */
export function startEditor(place: EditorPlace, tell: (state: EditorState) => void): () => void {
  const { host, opened, field, comments, settings, onView } = place;
  let isWanted = true;
  let editor: TextEditor | null = null;
  const load = () => {
    tell({ state: "loading" });
    import("./create-editor.ts").then(
      ({ createEditor }) => {
        if (!isWanted) return;
        editor = createEditor({
          root: host.shadowRoot ?? host.attachShadow({ mode: "open" }),
          text: opened.doc.getText(field),
          awareness: opened.awareness,
          undoManager: opened.history.manager,
          comments,
          settings,
          onView,
        });
        tell({ state: "ready", editor });
      },
      () => isWanted && tell({ state: "failed", retry: load }),
    );
  };
  load();
  return () => {
    isWanted = false;
    editor?.destroy();
  };
}
