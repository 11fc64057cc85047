import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useMainScroller } from "../app/main-scroller.tsx";
import { recycleKeys, type RowKeys } from "./recycle-keys.ts";

/** How far below the top of the scrolled page a list begins; follows what stands above it when that changes its size. */
function useScrollMargin(container: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [marginPx, setMarginPx] = useState(0);
  useLayoutEffect(() => {
    const element = container.current;
    if (!element || !scroller) return;
    const measure = () => {
      const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
      setMarginPx(Math.round(top));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    for (const sibling of element.parentElement?.children ?? []) {
      if (sibling !== element) observer.observe(sibling);
    }
    return () => observer.disconnect();
  }, [container, scroller]);
  return marginPx;
}

/** Rows of one height, virtual within the page's own scrolling; `key` names the element of each. `keptRow` stays in the document wherever one scrolls. */
export function useVirtualRows(options: {
  container: RefObject<HTMLElement | null>;
  count: number;
  rowHeightPx: number;
  /** Rows kept ready outside the view on each side. */
  overscan: number;
  keptRow?: number;
}) {
  const { container, count, rowHeightPx, overscan, keptRow } = options;
  const scroller = useMainScroller();
  const scrollMargin = useScrollMargin(container, scroller);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeightPx,
    overscan,
    scrollMargin,
    initialRect: { width: 0, height: window.innerHeight },
    rangeExtractor: (range: Range) => {
      const rows = defaultRangeExtractor(range);
      if (keptRow === undefined || keptRow >= count || rows.includes(keptRow)) return rows;
      return [...rows, keptRow].toSorted((a, b) => a - b);
    },
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx]);
  const items = virtualizer.getVirtualItems();
  const shown = useRef<RowKeys>(new Map());
  const keys = recycleKeys(
    shown.current,
    items.map(({ index }) => index),
  );
  useLayoutEffect(() => {
    shown.current = keys;
  });
  return {
    heightPx: virtualizer.getTotalSize(),
    rows: items.map(({ index, start }) => ({ index, key: keys.get(index), topPx: start - scrollMargin })),
  };
}
