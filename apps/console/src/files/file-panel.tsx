import { FileComments, useFormats, VersionHistory } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

type Shown = "versions" | "comments";

/** Beside a file that is open: its versions, or what is said of it. */
export function FilePanel({ file }: { file: FileNode }) {
  const { files: texts } = useConsoleMessages();
  const { number } = useFormats();
  const [shown, setShown] = useState<Shown>("versions");
  const names: Record<Shown, string> = {
    versions: texts.versions,
    comments: file.commentCount === 0 ? texts.comments : texts.commentsCounted(number(file.commentCount)),
  };
  return (
    <>
      <div className="file-panel-choice" role="group" aria-label={texts.about}>
        {(["versions", "comments"] as const).map((one) => (
          <button
            type="button"
            key={one}
            className="file-panel-button"
            aria-pressed={one === shown}
            onClick={() => setShown(one)}
          >
            {names[one]}
          </button>
        ))}
      </div>
      {shown === "versions" ? <VersionHistory file={file} /> : <FileComments nodeId={file.id} />}
    </>
  );
}
