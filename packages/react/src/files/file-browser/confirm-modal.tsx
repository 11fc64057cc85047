import { useMessages } from "../../messages/use-messages.ts";
import { Modal } from "./modal.tsx";

interface ConfirmModalProps {
  title: string;
  text: string;
  /** What the button says that goes on. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what nobody can take back. */
export function ConfirmModal({ title, text, action, onConfirm, onClose }: ConfirmModalProps) {
  const { fileBrowser } = useMessages();
  return (
    <Modal title={title} onClose={onClose}>
      <p className="mows-files-modal-text">{text}</p>
      <div className="mows-files-modal-buttons">
        <button type="button" className="mows-button" onClick={onClose}>
          {fileBrowser.cancel}
        </button>
        <button
          type="button"
          className="mows-button mows-files-danger"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </button>
      </div>
    </Modal>
  );
}
