import type { ReactNode } from "react";
import { useModal } from "../../modal/use-modal.ts";

interface ModalProps {
  title: string;
  /** How wide it may be. Default: as a question. */
  size?: "question" | "list";
  onClose: () => void;
  children: ReactNode;
}

/** A question over the page that keeps the focus until it is answered or closed. */
export function Modal({ title, size = "question", onClose, children }: ModalProps) {
  const modal = useModal(onClose);
  return (
    <dialog
      className="mows-files-modal"
      data-size={size}
      {...modal}
      aria-label={title}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 className="mows-files-modal-title">{title}</h2>
      {children}
    </dialog>
  );
}
