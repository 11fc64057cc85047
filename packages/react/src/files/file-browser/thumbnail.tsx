import type { Node } from "@mows/sdk";
import { useState } from "react";
import { FileIcon } from "./file-icon.tsx";

function thumbnailOf(node: Node): string | null {
  const file = node.__typename === "Link" ? node.target : node;
  return file?.__typename === "File" ? file.thumbnailUrl : null;
}

/** A picture of what is in the file where there is one, of its kind otherwise. `sizePx` is the longer edge. */
export function Thumbnail({ node, sizePx }: { node: Node; sizePx: 128 | 512 }) {
  const url = thumbnailOf(node);
  const [failed, setFailed] = useState<string | null>(null);
  if (url === null || url === failed) return <FileIcon node={node} />;
  return (
    <img
      className="mows-file-thumbnail"
      src={`${url}&size=${sizePx}`}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFailed(url)}
    />
  );
}
