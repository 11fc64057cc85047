import { useEffect, type RefObject } from "react";

/** Scrolls a navigation that is wider than the window to where one is; `when` is what that depends on. */
export function useCurrentInView(navigation: RefObject<HTMLElement | null>, when: string): void {
  useEffect(() => {
    const element = navigation.current;
    const current = element?.querySelector<HTMLElement>("[aria-current=page]");
    if (!element || !current || element.scrollWidth <= element.clientWidth) return;
    const [outer, inner] = [element.getBoundingClientRect(), current.getBoundingClientRect()];
    element.scrollBy({ left: inner.left + inner.width / 2 - outer.left - outer.width / 2 });
  }, [navigation, when]);
}
