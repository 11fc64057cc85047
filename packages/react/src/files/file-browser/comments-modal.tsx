import { useMessages } from "../../messages/use-messages.ts";
import { FileComments } from "../file-comments/file-comments.tsx";
import { useBrowser } from "./browser-context.ts";
import { Modal } from "./modal.tsx";

/** What is said about the file or folder that is chosen. */
export function CommentsModal({ onClose }: { onClose: () => void }) {
  const { selected } = useBrowser();
  const { fileBrowser } = useMessages();
  const [node] = selected;
  if (!node) return null;
  return (
    <Modal title={fileBrowser.commentsOn(node.name)} onClose={onClose}>
      <div className="mows-files-modal-scroll">
        <FileComments nodeId={node.id} />
      </div>
      <div className="mows-files-modal-buttons">
        <button type="button" className="mows-button" onClick={onClose}>
          {fileBrowser.tagEditor.finish}
        </button>
      </div>
    </Modal>
  );
}
