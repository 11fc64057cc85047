import ChevronRight from "lucide-react/icons/chevron-right";
import { useRef } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import { placeKey } from "./file-place.ts";
import { useDropFolder } from "./use-draggable-file.ts";
import type { WayStep } from "./use-way.ts";

function Step({ step, isLast }: { step: WayStep; isLast: boolean }) {
  const { navigate } = useBrowser();
  const button = useRef<HTMLButtonElement>(null);
  const folder = step.folder?.access === "WRITE" && !isLast ? { id: step.folder.id, name: step.name } : null;
  const drag = useDropFolder(button, folder, null);
  return (
    <button
      type="button"
      className="mows-files-step"
      ref={button}
      data-drag={drag}
      aria-current={isLast ? "location" : undefined}
      onClick={() => navigate(step.place)}
    >
      <bdi>{step.name}</bdi>
    </button>
  );
}

/** The folders above the one that is shown, each a way back and a place to drop on. */
export function WayNavigation() {
  const { way } = useBrowser();
  const { fileBrowser } = useMessages();
  return (
    <nav className="mows-files-way" aria-label={fileBrowser.where}>
      <ol className="mows-files-steps">
        {way.map((step, index) => (
          <li className="mows-files-step-item" key={placeKey(step.place)}>
            {index > 0 && <ChevronRight className="mows-icon mows-icon-directional" aria-hidden />}
            <Step step={step} isLast={index === way.length - 1} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
