import {
  createContext,
  use,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type UIEvent,
} from "react";
import { arrivedBy, usePath } from "./location.ts";

const ScrollerContext = createContext<HTMLElement | null>(null);

/** The element that scrolls the page: virtual lists measure themselves against it. */
export function useMainScroller(): HTMLElement | null {
  return use(ScrollerContext);
}

/** The page's `<main>`: Back and Forward find it scrolled as it was left. It takes the focus when a navigation removed what had it. */
export function MainScroller({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [pathname = ""] = usePath().split("?");
  const positions = useRef(new Map<string, number>());
  const shownPathname = useRef(pathname);

  const attach = useCallback((element: HTMLElement | null) => {
    main.current = element;
    setScroller(element);
  }, []);
  // In the capture phase, before a virtual list changes the page: reading the position then costs no second layout.
  const remember = ({ currentTarget }: UIEvent<HTMLElement>) => {
    positions.current.set(shownPathname.current, currentTarget.scrollTop);
    // Written past React: a render of the page for every scrolled pixel would be felt.
    const isScrolled = String(currentTarget.scrollTop > 8);
    if (currentTarget.dataset["scrolled"] !== isScrolled) currentTarget.dataset["scrolled"] = isScrolled;
  };

  useLayoutEffect(() => {
    if (!main.current || shownPathname.current === pathname) return;
    shownPathname.current = pathname;
    main.current.scrollTop = arrivedBy() === "history" ? (positions.current.get(pathname) ?? 0) : 0;
    // What was activated may have gone with the page before: the focus must not fall back to the document.
    if (document.activeElement === document.body) main.current.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <main id="content" className="main" tabIndex={-1} ref={attach} onScrollCapture={remember}>
      <ScrollerContext value={scroller}>{children}</ScrollerContext>
    </main>
  );
}
