import { useImperativeHandle, useRef, type Ref } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import type { DocComments } from "../comments/use-comments.ts";
import type { DocFacts } from "../use-doc-facts.ts";
import { useTextEditor } from "./use-text-editor.ts";

export interface CollaborativeTextProps {
  /** Of `useDoc`. */
  doc: Pick<DocFacts, "opened" | "access">;
  /** The field that is the text; of kind `text`. */
  field: string;
  /** What the text is called, for the ear. */
  label: string;
  /** While there is nothing in it. */
  placeholder?: string;
  /** Of `useComments`: marks what was commented on. */
  comments?: DocComments;
  /** Told what is looked at, as the text is scrolled: for the `show` of `useFollow`. */
  onView?: (view: unknown) => void;
  ref?: Ref<TextHandle>;
}

/** What an app does with the editor. Nothing happens while it is not there yet. */
export interface TextHandle {
  readonly focus: () => void;
  /** Looks at what another's editor told by `onView`: for `useFollow`. */
  readonly show: (view: unknown) => void;
}

/**
 * A plain text that several people write, friendly to Markdown: with the carets of the others and their names, and an undo that leaves alone
 * what they wrote. Read-only where the person may not write. The editor is loaded when the first is shown, and lies in a shadow root, so that a
 * strict Content-Security-Policy has nothing against its styles; it is drawn with the tokens of the page. Its box is as high as the app makes it.
 *
 * @example
 * const note = useDoc(noteSchema, id);
 * <CollaborativeText doc={note} field="text" label="Note" />
 */
export function CollaborativeText(props: CollaborativeTextProps) {
  const { doc, field, label, placeholder, comments, onView, ref } = props;
  const { collaborativeText: texts, tryAgain } = useMessages();
  const host = useRef<HTMLDivElement>(null);
  const settings = { label, placeholder: placeholder ?? texts.placeholder, isReadOnly: doc.access !== "write" };
  const editor = useTextEditor(host, { opened: doc.opened, field, settings, comments, onView });
  const shown = editor.state === "ready" ? editor.editor : null;
  useImperativeHandle(ref, () => ({ focus: () => shown?.focus(), show: (view) => shown?.show(view) }), [shown]);
  return (
    <div className="mows-text" data-state={editor.state}>
      {/* made anew for another text: what was shadowed stays so */}
      <div className="mows-text-host" ref={host} key={`${doc.opened?.id ?? ""} ${field}`} />
      {editor.state === "loading" && <output className="mows-text-said">{texts.loading}</output>}
      {editor.state === "failed" && (
        <div className="mows-text-said" role="alert">
          <p>{texts.notLoaded}</p>
          <button type="button" className="mows-button" onClick={editor.retry}>
            {tryAgain}
          </button>
        </div>
      )}
    </div>
  );
}
