import { useMessages } from "../../messages/use-messages.ts";
import type { PlaceNodes } from "../file-browser/use-place-nodes.ts";

/** What there is to say where nothing can be chosen; `nothing` where nothing fits. */
export function PickerState({ found, nothing }: { found: PlaceNodes; nothing: string | null }) {
  const { fileBrowser, tryAgain } = useMessages();
  switch (found.state) {
    case "loading":
      return <output className="mows-files-modal-text">{fileBrowser.loading}</output>;
    case "failed":
      return (
        <div className="mows-files-modal-text" role="alert">
          <p>{found.problem}</p>
          <button type="button" className="mows-button" onClick={found.retry}>
            {tryAgain}
          </button>
        </div>
      );
    case "ready":
      return nothing === null ? null : <p className="mows-files-modal-text">{nothing}</p>;
    default:
      return found.state satisfies never;
  }
}
