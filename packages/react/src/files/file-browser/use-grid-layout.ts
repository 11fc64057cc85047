import { useLayoutEffect, useState, type RefObject } from "react";
import type { ViewSettings } from "./view-settings.ts";

export interface GridLayout {
  /** 1 in a list. */
  readonly columns: number;
  readonly rowHeightPx: number;
  readonly viewHeightPx: number;
}

const tileMinWidthPx = 152;
const tileHeightPx = 212;
const gapPx = 12;
const rowHeightPx = { fine: 44, coarse: 56 };

/** How many columns fit, and how high a row is: higher where fingers point. */
export function useGridLayout(scroller: RefObject<HTMLElement | null>, layout: ViewSettings["layout"]): GridLayout {
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  if (layout === "list") {
    const isCoarse = matchMedia("(pointer: coarse)").matches;
    return { columns: 1, rowHeightPx: isCoarse ? rowHeightPx.coarse : rowHeightPx.fine, viewHeightPx: height };
  }
  const columns = Math.max(2, Math.floor((width - gapPx) / (tileMinWidthPx + gapPx)));
  return { columns, rowHeightPx: tileHeightPx + gapPx, viewHeightPx: height };
}
