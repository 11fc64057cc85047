import { useEffect, useRef } from "react";

/** Gives the keyboard back to the files when what was open above them is gone. */
export function useFocusBack(isOpen: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      document.querySelector<HTMLElement>("#content [role=grid]")?.focus({ preventScroll: true });
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
}
