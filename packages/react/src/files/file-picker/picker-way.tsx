import ChevronRight from "lucide-react/icons/chevron-right";
import { useMessages } from "../../messages/use-messages.ts";
import { placeKey, type FilePlace } from "../file-browser/file-place.ts";
import type { WayStep } from "../file-browser/use-way.ts";

/** From where all places are to the folder that is open, each a way back. */
export function PickerWay({ way, onGo }: { way: readonly WayStep[]; onGo: (place: FilePlace) => void }) {
  const { fileBrowser } = useMessages();
  const start = { place: { view: "places" } as const, name: fileBrowser.places };
  return (
    <nav className="mows-files-way" aria-label={fileBrowser.where}>
      <ol className="mows-files-steps">
        {[start, ...way.filter(({ folder }) => folder)].map(({ place, name }, index) => (
          <li className="mows-files-step-item" key={placeKey(place)}>
            {index > 0 && <ChevronRight className="mows-icon mows-icon-directional" aria-hidden />}
            <button type="button" className="mows-files-step" onClick={() => onGo(place)}>
              <bdi>{name}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
