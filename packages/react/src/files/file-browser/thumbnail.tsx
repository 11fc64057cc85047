import type { Node } from "@mows/sdk";
import { useState } from "react";
import { FileIcon } from "./file-icon.tsx";

/** The small picture of a file; of a track its cover. */
function pictureOf(node: Node, sizePx: 128 | 512): string | null {
  if (node.__typename === "File" && node.thumbnailUrl === null) return node.coverUrl;
  const file = node.__typename === "Link" ? node.target : node;
  return file?.__typename === "File" && file.thumbnailUrl !== null ? `${file.thumbnailUrl}&size=${sizePx}` : null;
}

/** A picture of what is in the file where there is one, of its kind otherwise. `sizePx` is the longer edge. */
export function Thumbnail({ node, sizePx }: { node: Node; sizePx: 128 | 512 }) {
  const url = pictureOf(node, sizePx);
  const [failed, setFailed] = useState<string | null>(null);
  if (url === null || url === failed) return <FileIcon node={node} />;
  return (
    <img
      className="mows-file-thumbnail"
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(url)}
    />
  );
}
