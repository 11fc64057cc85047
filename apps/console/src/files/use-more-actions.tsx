import { ShareDialog, type FileAction } from "@mows/react";
import type { Node } from "@mows/sdk";
import UserPlus from "lucide-react/icons/user-plus";
import { useState, type ReactNode } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

/** What can be done with files on the cloud's own pages alone, and the dialog that is open for it. */
export function useMoreActions(): { actions: readonly FileAction[]; dialog: ReactNode } {
  const { files } = useConsoleMessages();
  const [shared, setShared] = useState<Node | null>(null);
  const share: FileAction = {
    id: "share",
    label: files.share,
    icon: <UserPlus className="mows-icon" aria-hidden />,
    fits: ({ length }) => length === 1,
    run: ([node]) => setShared(node ?? null),
  };
  const dialog = shared && (
    <ShareDialog
      nodeId={shared.id}
      name={shared.name}
      isFolder={shared.__typename === "Folder"}
      onClose={() => setShared(null)}
    />
  );
  return { actions: [share], dialog };
}
