import { ShareDialog } from "@mows/react";
import type { DocumentNode } from "@mows/sdk";
import ArrowLeft from "lucide-react/icons/arrow-left";
import UserPlus from "lucide-react/icons/user-plus";
import { useRef, useState, type ReactNode } from "react";
import { addressOf } from "../files/files-address.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";
import { DocumentName } from "./document-name.tsx";

interface DocumentHeadProps {
  document: DocumentNode;
  /** Who else is there, and what can be done. */
  children?: ReactNode;
}

/** The way back, the name, and what can be done with any document. */
export function DocumentHead({ document, children }: DocumentHeadProps) {
  const { document: texts, files } = useConsoleMessages();
  const [isSharing, setSharing] = useState(false);
  const share = useRef<HTMLButtonElement>(null);
  const { id, name, parentId, access } = document;
  const back = parentId === null ? addressOf({ view: "shared" }) : addressOf({ view: "folder", folderId: parentId });
  return (
    <header className="document-head">
      <Link className="mows-icon-button" href={back} aria-label={texts.back}>
        <ArrowLeft className="mows-icon mows-icon-directional" aria-hidden />
      </Link>
      <DocumentName id={id} name={name} mayRename={access !== "READ"} />
      <div className="document-tools">
        {children}
        <button
          type="button"
          className="mows-icon-button"
          aria-label={files.share}
          ref={share}
          onClick={() => setSharing(true)}
        >
          <UserPlus className="mows-icon" aria-hidden />
        </button>
      </div>
      {isSharing && (
        <ShareDialog
          nodeId={id}
          name={name}
          isFolder={false}
          onClose={() => {
            setSharing(false);
            share.current?.focus();
          }}
        />
      )}
    </header>
  );
}
