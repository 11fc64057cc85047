import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useMemo, useRef, type RefObject } from "react";
import { useBrowser } from "./browser-context.ts";
import { placeKey } from "./file-place.ts";
import { useGridLayout } from "./use-grid-layout.ts";

const headHeightPx = 40;

/** Which rows of the grid are in the document, where they stand, and what keeps the file in view where the keyboard is. */
export function useVirtualGrid(scroller: RefObject<HTMLElement | null>) {
  const { shown, view, selection, place, renaming } = useBrowser();
  const { nodes, hasMore, loadMore } = shown;
  const headPx = view.layout === "list" ? headHeightPx : 0;
  const { columns, rowHeightPx, viewHeightPx } = useGridLayout(scroller, view.layout);
  const rowCount = Math.ceil(nodes.length / columns);
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 6,
    scrollPaddingStart: headPx,
    scrollMargin: headPx,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx]);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const nearEnd = hasMore && last >= rowCount - 1 - Math.ceil(viewHeightPx / rowHeightPx);
  useEffect(() => {
    if (nearEnd) loadMore();
  });

  const firstRow = items[0]?.index ?? 0;
  useEffect(() => {
    shown.look(firstRow * columns, (last + 1) * columns - 1);
  });

  // with a hundred thousand of them, looking for one at each frame is felt
  const activeIndex = useMemo(() => nodes.findIndex(({ id }) => id === selection.active), [nodes, selection.active]);
  const isThere = shown.state === "ready";
  const shownKey = placeKey(place);
  const reveal = (index: number) => virtualizer.scrollToIndex(Math.floor(index / columns));
  const revealActive = useEffectEvent(() => {
    if (activeIndex >= 0) reveal(activeIndex);
    else scroller.current?.scrollTo(0, 0);
  });
  useEffect(() => {
    if (isThere) revealActive();
  }, [shownKey, isThere, view.orderBy]);
  const isRenamedThere = renaming !== null && nodes.some((node) => node.id === renaming);
  useEffect(() => {
    if (isRenamedThere) revealActive();
  }, [isRenamedThere]);

  // what got another name may stand elsewhere by now: it is followed there until something else is chosen
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (renaming !== null) followed.current = renaming;
    else if (followed.current !== selection.active) followed.current = null;
  }, [renaming, selection.active]);
  const follow = useEffectEvent((index: number) => {
    if (index >= 0 && followed.current === selection.active) reveal(index);
  });
  useEffect(() => follow(activeIndex), [activeIndex]);
  const isWantedThere = place.view === "folder" && activeIndex >= 0 && place.showId === selection.active;
  useEffect(() => {
    if (isWantedThere) revealActive();
  }, [isWantedThere]);

  const rows = items.map(({ index, start, key }) => ({ index, key, startPx: start - headPx }));
  const isComing = hasMore && nearEnd;
  return {
    columns,
    rowHeightPx,
    viewHeightPx,
    rows,
    totalPx: virtualizer.getTotalSize(),
    activeIndex,
    reveal,
    isComing,
  };
}
