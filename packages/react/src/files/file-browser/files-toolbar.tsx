import ArrowUp from "lucide-react/icons/arrow-up";
import LayoutGrid from "lucide-react/icons/layout-grid";
import List from "lucide-react/icons/list";
import { lazy, Suspense, type ReactNode } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import { changeView } from "./view-settings.ts";
import { WayNavigation } from "./way-navigation.tsx";

const AddMenu = lazy(async () => ({ default: (await import("./add-menu.tsx")).AddMenu }));

/** Where one is, and what can be done there. */
export function FilesToolbar({ extra }: { extra: ReactNode }) {
  const { way, navigate, place, view, writable, setOpened, shown } = useBrowser();
  const { fileBrowser } = useMessages();
  const above = way.at(-2);
  const isList = view.layout === "list";
  const Layout = isList ? LayoutGrid : List;
  return (
    <div className="mows-files-toolbar">
      {above && (
        <button
          type="button"
          className="mows-icon-button mows-files-up"
          aria-label={above.name}
          onClick={() => navigate(above.place)}
        >
          <ArrowUp className="mows-icon" aria-hidden />
        </button>
      )}
      <WayNavigation />
      <div className="mows-files-tools">
        {extra}
        {place.view === "trash" && shown.nodes.length > 0 && (
          <button type="button" className="mows-button" onClick={() => setOpened({ part: "empty-trash" })}>
            {fileBrowser.emptyTrash}
          </button>
        )}
        <button
          type="button"
          className="mows-icon-button"
          aria-label={isList ? fileBrowser.viewAsTiles : fileBrowser.viewAsList}
          title={isList ? fileBrowser.viewAsTiles : fileBrowser.viewAsList}
          onClick={() => changeView({ layout: isList ? "tiles" : "list" })}
        >
          <Layout className="mows-icon" aria-hidden />
        </button>
        <Suspense>{writable && <AddMenu />}</Suspense>
      </div>
    </div>
  );
}
