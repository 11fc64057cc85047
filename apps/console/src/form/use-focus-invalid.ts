import { useEffect, useRef, type RefObject } from "react";

/** Puts the focus on the first field that is wrong, each time the server has found something. */
export function useFocusInvalid(problem: object | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);
  return form;
}
