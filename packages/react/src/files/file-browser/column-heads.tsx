import type { ChildOrder } from "@mows/sdk";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import { changeView } from "./view-settings.ts";

type Column = "NAME" | "SIZE" | "MODIFIED";

/** How a column is sorted first: the newest and the largest are what people look for. */
const firstOrder: Record<Column, ChildOrder> = { NAME: "NAME_ASC", SIZE: "SIZE_DESC", MODIFIED: "MODIFIED_DESC" };

const sortOf = { NONE: "none", ASC: "ascending", DESC: "descending" } as const;

function ColumnHead({ column, label, className }: { column: Column; label: string; className: string }) {
  const { place, view } = useBrowser();
  const direction = view.orderBy.startsWith(`${column}_`)
    ? (view.orderBy.slice(column.length + 1) as "ASC" | "DESC")
    : null;
  // only what a folder holds comes in any order
  if (place.view !== "folder") {
    return (
      <span className={className} role="columnheader">
        {label}
      </span>
    );
  }
  const next = direction === null ? firstOrder[column] : (`${column}_${direction === "ASC" ? "DESC" : "ASC"}` as const);
  const Arrow = direction === "ASC" ? ArrowUp : ArrowDown;
  return (
    <span className={className} role="columnheader" aria-sort={sortOf[direction ?? "NONE"]}>
      <button type="button" className="mows-file-sort" onClick={() => changeView({ orderBy: next })}>
        {label}
        {direction !== null && <Arrow className="mows-icon" aria-hidden />}
      </button>
    </span>
  );
}

/** The head of the list: what the columns are, and by which it is sorted. */
export function ColumnHeads() {
  const { place } = useBrowser();
  const { fileBrowser } = useMessages();
  const when = place.view === "trash" ? fileBrowser.deleted : fileBrowser.modified;
  return (
    <div className="mows-file-heads" role="row" aria-rowindex={1}>
      <ColumnHead column="NAME" label={fileBrowser.name} className="mows-file-cell mows-file-name-cell" />
      <ColumnHead column="SIZE" label={fileBrowser.size} className="mows-file-cell mows-file-size" />
      <ColumnHead column="MODIFIED" label={when} className="mows-file-cell mows-file-when" />
      <span className="mows-file-cell mows-file-more-cell" role="columnheader">
        <span className="mows-visually-hidden">{fileBrowser.actions}</span>
      </span>
    </div>
  );
}
