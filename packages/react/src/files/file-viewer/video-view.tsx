import type { FileNode } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";

/** A film as it is; where the browser cannot play that, as the cloud converts it while it plays. */
export function VideoView({ file }: { file: FileNode }) {
  const { fileViewer: texts } = useMessages();
  const mows = useMows();
  const [failed, setFailed] = useState(false);
  const { data } = useQuery(mows.files.node.queryOptions({ id: file.id }));
  const hlsUrl = data?.__typename === "File" ? (data.video?.hlsUrl ?? null) : null;
  return (
    <div className="mows-viewer-film">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what people keep comes with no captions */}
      <video
        key={hlsUrl}
        className="mows-viewer-video"
        controls
        playsInline
        {...(file.thumbnailUrl !== null && { poster: `${file.thumbnailUrl}&size=1600` })}
      >
        <source src={file.contentUrl} onError={() => setFailed(hlsUrl === null)} />
        {hlsUrl !== null && (
          <source src={hlsUrl} type="application/vnd.apple.mpegurl" onError={() => setFailed(true)} />
        )}
      </video>
      {failed && <p role="alert">{texts.notPlayable}</p>}
    </div>
  );
}
