import type { LinkVisit } from "@mows/sdk/links";
import FolderPlus from "lucide-react/icons/folder-plus";
import { useRef, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { NameForm } from "./name-form.tsx";

/** Makes a folder in the one that is shown. */
export function NewFolder({ visit, folderId }: { visit: LinkVisit; folderId: string }) {
  const { link: texts } = useConsoleMessages();
  const [isNaming, setNaming] = useState(false);
  const wasNaming = useRef(false);
  if (isNaming) {
    return (
      <NameForm
        label={texts.folderName}
        action={texts.makeFolder}
        initial=""
        give={(name) => visit.mows.files.createFolder({ parentId: folderId, name })}
        onDone={() => {
          wasNaming.current = true;
          setNaming(false);
        }}
      />
    );
  }
  return (
    <button
      type="button"
      className="mows-button"
      // who named one goes on from here
      ref={(button) => {
        if (button && wasNaming.current) button.focus();
      }}
      onClick={() => setNaming(true)}
    >
      <FolderPlus className="mows-icon" aria-hidden />
      {texts.newFolder}
    </button>
  );
}
