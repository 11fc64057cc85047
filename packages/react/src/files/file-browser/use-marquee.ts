import { useEffect, useRef, type PointerEvent, type RefObject } from "react";
import { useBrowser } from "./browser-context.ts";
import { isDragHandle } from "./drag-handle.ts";
import { indicesIn, type TileLayout } from "./marquee-rows.ts";
import { clearSelection, selectMore } from "./selection.ts";
import { startMarquee } from "./start-marquee.ts";

interface MarqueeLayout {
  readonly columns: number;
  readonly rowHeightPx: number;
}

/** Chooses by a rectangle that the mouse draws; with Ctrl or Shift, beside what is chosen. Fingers and pens scroll, as ever. */
export function useMarquee(scroller: RefObject<HTMLElement | null>, { columns, rowHeightPx }: MarqueeLayout) {
  const { shown, selection, select } = useBrowser();
  const nodes = useRef(shown.nodes);
  useEffect(() => {
    nodes.current = shown.nodes;
  });
  /** `onBegin` is told once it is no click any more. */
  return (event: PointerEvent, onBegin: () => void): void => {
    const element = scroller.current;
    const rows = element?.querySelector<HTMLElement>(".mows-file-rows");
    if (!element || !rows || !isFree(event, element)) return;
    const base = event.ctrlKey || event.metaKey || event.shiftKey ? selection : clearSelection(selection);
    const layout = { rowHeightPx, ...spansOf(rows, columns) };
    startMarquee(event.nativeEvent, {
      scroller: element,
      rows,
      onBegin,
      onDraw: (box) => {
        // more may have come since, by scrolling
        const { current } = nodes;
        const ids = indicesIn(box, { ...layout, count: current.length }).flatMap((index) => current[index]?.id ?? []);
        select(selectMore(base, ids));
      },
      onCancel: () => select(selection),
    });
  };
}

/** Whether a rectangle may begin here: under the mouse, on nothing that has a use of its own for it. */
function isFree({ pointerType, button, target, clientX }: PointerEvent, scroller: HTMLElement): boolean {
  if (pointerType !== "mouse" || button !== 0 || !(target instanceof Element)) return false;
  if (target.closest("button, input, a, .mows-file-heads") !== null || isDragHandle(target)) return false;
  const x = clientX - scroller.getBoundingClientRect().left - scroller.clientLeft;
  return x >= 0 && x < scroller.clientWidth;
}

/** Where the columns are, as the row says that has most of them. */
function spansOf(rows: HTMLElement, columns: number): Pick<TileLayout, "columns" | "rowGapPx"> {
  const { left: origin, width } = rows.getBoundingClientRect();
  const whole = { columns: [{ left: 0, right: width }], rowGapPx: 0 };
  if (columns === 1) return whole;
  const [first] = rows.querySelectorAll<HTMLElement>(".mows-file-tile-row");
  const spans = [...(first?.querySelectorAll(".mows-file-tile") ?? [])].map((tile) => {
    const { left, right } = tile.getBoundingClientRect();
    return { left: left - origin, right: right - origin };
  });
  if (!first || spans.length === 0) return whole;
  // a row that is not full has nothing behind its last
  const missing = Array.from({ length: columns - spans.length }, () => ({ left: Infinity, right: -Infinity }));
  return { columns: [...spans, ...missing], rowGapPx: Number.parseFloat(getComputedStyle(first).paddingBlockEnd) };
}
