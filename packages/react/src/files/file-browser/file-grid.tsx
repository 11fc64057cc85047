import { lazy, Suspense, useId, useRef } from "react";
import { useBrowser } from "./browser-context.ts";
import { ColumnHeads } from "./column-heads.tsx";
import { FileRow } from "./file-row.tsx";
import { useGridKeys } from "./use-grid-keys.ts";
import { useGridPointer } from "./use-grid-pointer.ts";
import { useMarquee } from "./use-marquee.ts";
import { useVirtualGrid } from "./use-virtual-grid.ts";

const FileTile = lazy(async () => ({ default: (await import("./file-tile.tsx")).FileTile }));

/** The files of a place as a list or as tiles: only what is seen is in the document, however many there are. */
export function FileGrid({ label }: { label: string }) {
  const { shown, view, selection, setOpened } = useBrowser();
  const { nodes, hasMore } = shown;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const isList = view.layout === "list";
  const { columns, rowHeightPx, viewHeightPx, rows, totalPx, activeIndex, reveal, isComing } = useVirtualGrid(scroller);
  const rowCount = Math.ceil(nodes.length / columns);

  const itemId = (nodeId: string) => `${id}-${nodeId}`;
  const isActiveShown = rows.some(({ index }) => index === Math.floor(activeIndex / columns));
  const openMenu = () => {
    const element = document.getElementById(itemId(selection.active ?? "")) ?? scroller.current;
    const { left, top, width } = element?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0 };
    setOpened({ part: "menu", x: left + width / 4, y: top + rowHeightPx / 2 });
  };
  const onKeyDown = useGridKeys({
    layout: { columns, visibleRows: Math.max(1, Math.floor(viewHeightPx / rowHeightPx) - 1) },
    reveal,
    openMenu,
  });
  const pointer = useGridPointer(useMarquee(scroller, { columns, rowHeightPx }));

  return (
    <div
      className="mows-file-grid"
      data-layout={view.layout}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={hasMore ? -1 : rowCount + (isList ? 1 : 0)}
      aria-colcount={isList ? 4 : columns}
      aria-activedescendant={activeIndex >= 0 && isActiveShown ? itemId(nodes[activeIndex]?.id ?? "") : undefined}
      aria-busy={isComing}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      {isList && <ColumnHeads />}
      <div className="mows-file-rows" role="rowgroup" style={{ blockSize: totalPx }}>
        {rows.map(({ index, startPx, key }) => {
          const style = { insetBlockStart: startPx, blockSize: rowHeightPx };
          const first = nodes[index * columns];
          if (!first) return null;
          if (isList) return <FileRow key={key} node={first} id={itemId(first.id)} index={index} style={style} />;
          return (
            <div
              className="mows-file-tile-row"
              key={key}
              role="row"
              aria-rowindex={index + 1}
              style={{ ...style, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              <Suspense>
                {nodes.slice(index * columns, (index + 1) * columns).map((node, column) => (
                  <FileTile key={node.id} node={node} id={itemId(node.id)} index={column} style={undefined} />
                ))}
              </Suspense>
            </div>
          );
        })}
      </div>
    </div>
  );
}
