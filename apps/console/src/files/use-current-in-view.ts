import { useEffect, useRef, type RefObject } from "react";

const currentIn = (navigation: HTMLElement | null) =>
  navigation?.querySelector<HTMLElement>("[aria-current=page]") ?? null;

function scrollToCurrent(navigation: HTMLElement | null): void {
  const current = currentIn(navigation);
  if (!navigation || !current || navigation.scrollWidth <= navigation.clientWidth) return;
  const [outer, inner] = [navigation.getBoundingClientRect(), current.getBoundingClientRect()];
  navigation.scrollBy({ left: inner.left + inner.width / 2 - outer.left - outer.width / 2 });
}

/** Scrolls a navigation to where one is, whenever that is another place or the window has another width. */
export function useCurrentInView(navigation: RefObject<HTMLElement | null>): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const element = navigation.current;
    if (!element) return;
    const observer = new ResizeObserver(() => scrollToCurrent(element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [navigation]);
  useEffect(() => {
    const place = currentIn(navigation.current)?.getAttribute("href") ?? null;
    if (place === last.current) return;
    last.current = place;
    scrollToCurrent(navigation.current);
  });
}
