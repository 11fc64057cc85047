import { useMows } from "@mows/react";
import type { FolderNode } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import FolderPlus from "lucide-react/icons/folder-plus";
import { useRef, useState, type KeyboardEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

/** Makes a folder in the one that is open. No form of its own, since it may stand inside one. */
export function NewFolderForm({ parentId, onMade }: { parentId: string; onMade: (folder: FolderNode) => void }) {
  const mows = useMows();
  const { browse, general } = useConsoleMessages();
  const failureText = useFailureText();
  const [name, setName] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const make = useMutation({
    ...mows.files.createFolder.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename !== "FolderCreated") return;
      setName(null);
      onMade(result.folder);
    },
  });
  if (name === null) {
    return (
      <button type="button" className="mows-button browse-new" ref={opener} onClick={() => setName("")}>
        <FolderPlus className="mows-icon" aria-hidden />
        {browse.newFolder}
      </button>
    );
  }
  const send = () => {
    if (name.trim() !== "" && !make.isPending) make.mutate({ parentId, name });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    // neither sends the page's form nor closes the dialog around it
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") send();
    else setName(null);
  };
  return (
    <div className="browse-new-form">
      <Field
        label={browse.newFolderName}
        value={name}
        maxLength={255}
        ref={focusWhenShown}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={failureText(make.error, make.data) ?? undefined}
      />
      <p className="actions">
        <button type="button" className="mows-button" disabled={name.trim() === "" || make.isPending} onClick={send}>
          {browse.make}
        </button>
        <button type="button" className="mows-button" onClick={() => setName(null)}>
          {general.cancel}
        </button>
      </p>
    </div>
  );
}

function focusWhenShown(input: HTMLInputElement | null): void {
  input?.focus();
}
