import { lazy, Suspense } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import { FileGrid } from "./file-grid.tsx";
import { FilesState } from "./files-state.tsx";
import { useExternalDrop } from "./use-external-drop.ts";

const SelectionBar = lazy(async () => ({ default: (await import("./selection-bar.tsx")).SelectionBar }));
const SortMenu = lazy(async () => ({ default: (await import("./sort-menu.tsx")).SortMenu }));

/** The files of the place, and what takes files of the desktop. */
export function FilesContents() {
  const { way, shown, view, place, selected } = useBrowser();
  const { fileBrowser } = useMessages();
  const { target, handlers } = useExternalDrop();
  return (
    <div className="mows-files-contents" data-state={shown.state} data-drag={target ? "over" : undefined} {...handlers}>
      <Suspense>{selected.length > 0 && <SelectionBar />}</Suspense>
      {view.layout === "tiles" && (
        <div className="mows-files-tile-head">
          <Suspense>{place.view === "folder" && <SortMenu />}</Suspense>
        </div>
      )}
      <FileGrid label={fileBrowser.contentsOf(way.at(-1)?.name ?? fileBrowser.label)} />
      <FilesState />
      {target && <p className="mows-files-drop">{fileBrowser.uploadTo(target.name)}</p>}
    </div>
  );
}
