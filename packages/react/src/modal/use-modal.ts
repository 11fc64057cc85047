import { useEffect, useRef, type RefObject, type SyntheticEvent } from "react";

interface ModalParts {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly onCancel: (event: SyntheticEvent) => void;
}

/** For a `<dialog>` that is open as long as it is mounted; Escape asks for `onClose`, which takes it away. */
export function useModal(onClose: () => void): ModalParts {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = ref.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return {
    ref,
    onCancel: (event) => {
      event.preventDefault();
      onClose();
    },
  };
}
