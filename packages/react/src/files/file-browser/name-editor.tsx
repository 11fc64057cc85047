import type { Node } from "@mows/sdk";
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";

/** Everything but the ending is chosen: that is what people change. */
function focusStem(input: HTMLInputElement | null, isFolder: boolean): void {
  if (!input) return;
  input.focus();
  const dot = isFolder ? -1 : input.value.lastIndexOf(".");
  input.setSelectionRange(0, dot > 0 ? dot : input.value.length);
}

/** A name while it is changed in place: Enter and leaving keep it, Escape does not. */
export function NameEditor({ node }: { node: Node }) {
  const { actions, rename, focusFiles, shown } = useBrowser();
  const { newName } = useMessages().fileBrowser;
  const [name, setName] = useState(node.name);
  const [isSaving, setSaving] = useState(false);
  const finished = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const isFolder = node.__typename === "Folder";
  useLayoutEffect(() => focusStem(input.current, isFolder), [isFolder]);
  const finish = async (keep: boolean) => {
    // giving the focus back is leaving, too
    if (finished.current) return;
    finished.current = true;
    const wanted = name.trim();
    if (keep && wanted !== "" && wanted !== node.name) {
      setSaving(true);
      if (await actions.rename(node, wanted)) await shown.bringIn(node.id);
    }
    rename(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // the keys are those of a text while it is changed
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    void finish(event.key === "Enter");
    focusFiles();
  };
  return (
    <input
      className="mows-file-name-editor"
      aria-label={newName(node.name)}
      value={name}
      maxLength={255}
      readOnly={isSaving}
      ref={input}
      onChange={(event) => setName(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => void finish(true)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
