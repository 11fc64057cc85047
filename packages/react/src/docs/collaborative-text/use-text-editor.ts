import type { OpenDoc } from "@mows/sdk/docs";
import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import type { DocComments } from "../comments/use-comments.ts";
import type { EditorSettings } from "./create-editor.ts";
import { type EditorState, startEditor } from "./start-editor.ts";

export interface EditorWanted {
  readonly opened: OpenDoc | undefined;
  readonly field: string;
  readonly settings: EditorSettings;
  readonly comments: DocComments | undefined;
  readonly onView: ((view: unknown) => void) | undefined;
}

/** The editor in a shadow root of `host`, as soon as its code and the document are there. */
export function useTextEditor(host: RefObject<HTMLElement | null>, wanted: EditorWanted): EditorState {
  const { opened, field, settings, comments } = wanted;
  const [loaded, setLoaded] = useState<EditorState>({ state: "loading" });
  const store = comments?.store;
  const begin = useEffectEvent(() => settings);
  const onView = useEffectEvent((view: unknown) => wanted.onView?.(view));
  useEffect(() => {
    if (!host.current || !opened) return;
    const place = { host: host.current, opened, field, comments: store, settings: begin() };
    return startEditor({ ...place, onView: (view) => onView(view) }, setLoaded);
  }, [host, opened, field, store]);

  const editor = opened && loaded.state === "ready" ? loaded.editor : null;
  const { label, placeholder, isReadOnly } = settings;
  useEffect(() => editor?.configure({ label, placeholder, isReadOnly }), [editor, label, placeholder, isReadOnly]);
  useEffect(() => (editor && store ? store.attach(editor) : undefined), [editor, store]);
  return loaded;
}
