import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";

const PAGE_ROWS = 10;

/** How far a key goes in a grid of that many columns; a list is a grid of one column, where left and right go nowhere. */
function stepOf(key: string, columns: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * PAGE_ROWS,
    PageUp: -columns * PAGE_ROWS,
    Home: -Infinity,
    End: Infinity,
    ...(columns > 1 && { ArrowRight: 1, ArrowLeft: -1 }),
  };
  return steps[key] ?? null;
}

/**
 * One item of a list or grid takes part in the tab order, the arrow keys move which. The list must keep the active row in the
 * document (a virtual list by its range), as `[data-row="<index>"]` inside `container`.
 */
export function useRovingRows(container: RefObject<HTMLElement | null>, rowCount: number, columns = 1) {
  const [wantedRow, setActiveRow] = useState(0);
  const activeRow = Math.min(wantedRow, Math.max(0, rowCount - 1));
  const focusAfterRender = useRef(false);

  useLayoutEffect(() => {
    if (!focusAfterRender.current) return;
    focusAfterRender.current = false;
    container.current?.querySelector<HTMLElement>(`[data-row="${activeRow}"]`)?.focus();
  });

  /** True when the key moved the focus. */
  const moveByKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const step = stepOf(event.key, columns);
    if (step === null || rowCount === 0) return false;
    const row = Math.max(0, Math.min(activeRow + step, rowCount - 1));
    event.preventDefault();
    focusAfterRender.current = true;
    setActiveRow(row);
    return true;
  };

  const focusRow = (row: number): void => {
    focusAfterRender.current = true;
    setActiveRow(row);
  };

  return { activeRow, setActiveRow, moveByKey, focusRow };
}
