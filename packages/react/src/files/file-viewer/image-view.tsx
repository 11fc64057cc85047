import type { FileNode } from "@mows/sdk";
import Minus from "lucide-react/icons/zoom-out";
import Plus from "lucide-react/icons/zoom-in";
import Fit from "lucide-react/icons/scan";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { showable } from "./showable.ts";
import { useZoom } from "./use-zoom.ts";

/** CSS pixels that an arrow key moves an enlarged picture by. */
const stepPx = 80;

const moves: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [stepPx, 0],
  ArrowRight: [-stepPx, 0],
  ArrowUp: [0, stepPx],
  ArrowDown: [0, -stepPx],
};

/** A picture, as large as the window and larger where one looks closer. Formats that browsers do not draw are shown as the cloud drew them. */
export function ImageView({ file }: { file: FileNode }) {
  const { fileViewer: texts } = useMessages();
  const { percent } = useFormats();
  const [failed, setFailed] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const { zoom, by, move, fit } = useZoom(stage);
  const hint = useId();
  const source = showable(file.mimeType) && !failed ? file.contentUrl : `${file.thumbnailUrl ?? ""}&size=1600`;

  function onKeyDown(event: KeyboardEvent) {
    const way = moves[event.key];
    if (event.key === "+" || event.key === "=") by(1.5);
    else if (event.key === "-") by(1 / 1.5);
    else if (event.key === "0") fit();
    else if (way !== undefined && zoom.scale > 1) move(...way);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (failed && (file.thumbnailUrl === null || !showable(file.mimeType))) return <p role="alert">{texts.broken}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for the picture inside, which is no control
    <div
      className="mows-viewer-image"
      role="group"
      aria-label={file.name}
      aria-describedby={hint}
      onKeyDown={onKeyDown}
    >
      <div
        className="mows-viewer-stage"
        ref={stage}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keys that move the picture need somewhere to go
        tabIndex={0}
        role="img"
        aria-label={file.name}
        data-state={zoom.scale > 1 ? "zoomed" : "fitted"}
      >
        <img
          className="mows-viewer-picture"
          key={source}
          src={source}
          alt=""
          draggable={false}
          onError={() => setFailed(true)}
          style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
        />
      </div>
      <p className="mows-visually-hidden" id={hint}>
        {texts.imageHint}
      </p>
      <div className="mows-viewer-zoom">
        <button
          type="button"
          className="mows-icon-button"
          aria-label={texts.zoomOut}
          disabled={zoom.scale === 1}
          onClick={() => by(1 / 1.5)}
        >
          <Minus className="mows-icon" aria-hidden />
        </button>
        <output aria-label={texts.zoom(percent(zoom.scale))}>{percent(zoom.scale)}</output>
        <button
          type="button"
          className="mows-icon-button"
          aria-label={texts.zoomIn}
          disabled={zoom.scale >= 8}
          onClick={() => by(1.5)}
        >
          <Plus className="mows-icon" aria-hidden />
        </button>
        <button
          type="button"
          className="mows-icon-button"
          aria-label={texts.fit}
          disabled={zoom.scale === 1}
          onClick={fit}
        >
          <Fit className="mows-icon" aria-hidden />
        </button>
      </div>
    </div>
  );
}
