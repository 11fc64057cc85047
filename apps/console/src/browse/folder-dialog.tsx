import { useEffect, useRef, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Browser } from "./browser.tsx";
import type { TrailStep } from "./use-trail.ts";

/** A folder somebody chose, and the way to it as they saw it. */
export interface ChosenFolder {
  readonly id: string;
  readonly path: string;
}

/** Opens at once, over the page, and keeps the focus until a folder is chosen or it is closed. */
export function FolderDialog({ onChoose, onClose }: { onChoose: (folder: ChosenFolder) => void; onClose: () => void }) {
  const { browse, general } = useConsoleMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const [steps, setSteps] = useState<readonly TrailStep[]>([]);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const here = steps.at(-1);
  return (
    <dialog className="folder-dialog" ref={dialog} aria-labelledby="folder-dialog-title" onClose={onClose}>
      <h2 className="section-title" id="folder-dialog-title">
        {browse.dialogTitle}
      </h2>
      <Browser choosing={null} onPlace={(place) => setSteps(place?.steps ?? [])} />
      <p className="actions">
        <button
          type="button"
          className="mows-button"
          data-variant="primary"
          disabled={here === undefined}
          onClick={() => here && onChoose({ id: here.id, path: pathOf(steps, browse.yourFiles) })}
        >
          {here === undefined ? browse.dialogTitle : browse.takeThis(here.name)}
        </button>
        <button type="button" className="mows-button" onClick={onClose}>
          {general.cancel}
        </button>
      </p>
    </dialog>
  );
}

/** In the person's own files as apps ask for paths; elsewhere with the place in front. */
function pathOf(steps: readonly TrailStep[], yourFiles: string): string {
  const [place, ...below] = steps.map(({ name }) => name);
  if (place !== yourFiles) return [place, ...below].join("/");
  return `/${below.join("/")}`;
}
