import X from "lucide-react/icons/x";
import { useId } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useModal } from "../../modal/use-modal.ts";
import { AddPeople } from "./add-people.tsx";
import { AccessList } from "./access-list.tsx";
import { LinkSection } from "./link-section.tsx";

export interface ShareDialogProps {
  /** What is shared: a file or a folder that the person manages. */
  nodeId: string;
  /** As the title says it. */
  name: string;
  /** Whether there is a drop box to be made of it. */
  isFolder: boolean;
  /** Escape, the cross, a click beside it. */
  onClose: () => void;
}

/**
 * Who has access to a file or folder, and the way to give it to people, groups and by links, and to take it back. For pages on the cloud's
 * own origin: no app shares. Mounted while it is open.
 *
 * @example
 * {sharing && <ShareDialog nodeId={node.id} name={node.name} isFolder={node.__typename === "Folder"} onClose={close} />}
 */
export function ShareDialog({ nodeId, name, isFolder, onClose }: ShareDialogProps) {
  const { sharing } = useMessages();
  const id = useId();
  const modal = useModal(onClose);
  return (
    <dialog
      className="mows-share"
      closedby="any"
      {...modal}
      aria-labelledby={id}
      // What is typed here is nobody else's shortcut.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="mows-share-content">
        <div className="mows-share-head">
          <h2 className="mows-share-title" id={id}>
            {sharing.title(name)}
          </h2>
          <button type="button" className="mows-icon-button" aria-label={sharing.close} onClick={onClose}>
            <X className="mows-icon" aria-hidden />
          </button>
        </div>
        <AddPeople nodeId={nodeId} />
        <AccessList nodeId={nodeId} />
        <LinkSection nodeId={nodeId} isFolder={isFolder} />
      </div>
    </dialog>
  );
}
