import type { Browser } from "./browser-context.ts";
import { clearSelection, selectAll, toggle } from "./selection.ts";

type Run = () => void;

/** What keys with the control or command key held do. */
export function shortcutOf(key: string, browser: Browser): Run | null {
  const { shown, select, cutOrCopy, paste, clipboard, notices, writable } = browser;
  switch (key.toLowerCase()) {
    case "a":
      return () => void selectEverything(shown, select);
    case "c":
      return () => cutOrCopy("copy");
    case "x":
      return () => cutOrCopy("cut");
    case "v":
      // files of the desktop come by the browser's own event
      return clipboard && writable ? paste : null;
    case "z":
      return () => void notices.takeBack();
    default:
      return null;
  }
}

/** All there is, also what was not asked for so far. */
async function selectEverything(
  { nodes, hasMore, loadAll }: Browser["shown"],
  select: Browser["select"],
): Promise<void> {
  select((selection) =>
    selectAll(
      selection,
      nodes.map(({ id }) => id),
    ),
  );
  if (hasMore) {
    select((selection) => ({ ...selection, everything: true }));
    await loadAll();
  }
}

/** To the folder above. */
export function goUp({ way, place, navigate }: Browser): void {
  const above = way.at(-2);
  if (above) navigate(above.place);
  else if (place.view === "folder") navigate({ view: "places" });
}

/** What single keys do with the files that are chosen. */
export function commandOf(key: string, browser: Browser): Run | null {
  const { selected, selection, select, open, rename, actions, place, setOpened, shown, writable } = browser;
  const [first] = selected;
  switch (key) {
    case "Enter":
      return () => {
        const node = shown.nodes.find(({ id }) => id === selection.active) ?? first;
        if (node) open(node);
      };
    case " ":
      return () => selection.active !== null && select(toggle(selection, selection.active));
    case "Escape":
      return () => select(clearSelection);
    case "F2":
      return first && writable ? () => rename(selection.active ?? first.id) : null;
    case "Delete":
      if (!first) return null;
      return place.view === "trash" ? () => setOpened({ part: "delete-forever" }) : () => void actions.trash(selected);
    default:
      return null;
  }
}
