import type { FileNode } from "@mows/sdk";
import { useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";

/** Sound with its cover, and who made it. */
export function AudioView({ file }: { file: FileNode }) {
  const { fileViewer: texts } = useMessages();
  const [failed, setFailed] = useState(false);
  const { title, artist, album } = file.audio ?? { title: null, artist: null, album: null };
  const about = [artist, album].filter((part) => part !== null).join(" · ");
  return (
    <div className="mows-viewer-audio">
      {file.coverUrl !== null && <img className="mows-viewer-cover" src={file.coverUrl} alt="" />}
      <p className="mows-viewer-track">{title ?? file.name}</p>
      {about !== "" && <p className="mows-viewer-about">{about}</p>}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what people keep comes with no captions */}
      <audio className="mows-viewer-player" controls src={file.contentUrl} onError={() => setFailed(true)} />
      {failed && <p role="alert">{texts.notPlayable}</p>}
    </div>
  );
}
