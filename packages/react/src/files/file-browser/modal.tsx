import { useEffect, useRef, type ReactNode } from "react";

interface ModalProps {
  title: string;
  /** How wide it may be. Default: as a question. */
  size?: "question" | "list";
  onClose: () => void;
  children: ReactNode;
}

/** A question over the page that keeps the focus until it is answered or closed. */
export function Modal({ title, size = "question", onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      className="mows-files-modal"
      data-size={size}
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 className="mows-files-modal-title">{title}</h2>
      {children}
    </dialog>
  );
}
