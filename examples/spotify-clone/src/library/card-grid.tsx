import { useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { useRovingRows } from "./use-roving-rows.ts";
import { useVirtualRows } from "./use-virtual-rows.ts";

const TEXT_HEIGHT_PX = 62;

function layout(widthPx: number): { columns: number; gapPx: number; cardPx: number } {
  const isSmall = widthPx < 560;
  const gapPx = isSmall ? 16 : 24;
  const smallestPx = isSmall ? 136 : 172;
  const columns = Math.max(2, Math.floor((widthPx + gapPx) / (smallestPx + gapPx)));
  return { columns, gapPx, cardPx: (widthPx - gapPx * (columns - 1)) / columns };
}

/** A virtual wall of cards: as many columns as fit, one tab stop, arrow keys in both directions. */
export function CardGrid<T>(props: {
  items: readonly T[];
  label: string;
  keyOf: (item: T) => string;
  /** Must put `data-row={index}` and the tab index on the element that takes the focus. */
  renderCard: (item: T, focus: { index: number; tabIndex: 0 | -1 }) => ReactNode;
}) {
  const { items, label, keyOf, renderCard } = props;
  const container = useRef<HTMLUListElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidthPx(element.clientWidth));
    observer.observe(element);
    setWidthPx(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  const { columns, gapPx, cardPx } = layout(widthPx);
  const roving = useRovingRows(container, items.length, columns);
  const { heightPx, rows } = useVirtualRows({
    container,
    count: Math.ceil(items.length / columns),
    rowHeightPx: cardPx + TEXT_HEIGHT_PX + gapPx,
    overscan: 1,
    keptRow: Math.floor(roving.activeRow / columns),
  });
  const cards = rows.flatMap(({ index, topPx }) =>
    items.slice(index * columns, (index + 1) * columns).map((item, column) => ({
      item,
      index: index * columns + column,
      transform: `translate(${column * (cardPx + gapPx)}px, ${topPx}px)`,
    })),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move the focus among its links
    <ul
      ref={container}
      className="card-grid"
      aria-label={label}
      style={{ height: heightPx }}
      onKeyDown={roving.moveByKey}
      onFocus={({ target }) => {
        const row = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
        if (row !== undefined) roving.setActiveRow(Number(row));
      }}
    >
      {widthPx > 0 &&
        cards.map(({ item, index, transform }) => (
          <li key={keyOf(item)} className="card-grid-item" style={{ width: cardPx, transform }}>
            {renderCard(item, { index, tabIndex: index === roving.activeRow ? 0 : -1 })}
          </li>
        ))}
    </ul>
  );
}
