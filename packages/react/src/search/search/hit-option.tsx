import { ComboboxItem } from "@ariakit/react";
import type { SearchHit } from "@mows/sdk/search";
import FileIcon from "lucide-react/icons/file";
import FileText from "lucide-react/icons/file-text";
import Folder from "lucide-react/icons/folder";
import ImageIcon from "lucide-react/icons/image";
import Music from "lucide-react/icons/music";
import Video from "lucide-react/icons/video";
import { useMessages } from "../../messages/use-messages.ts";
import { MarkedText } from "./marked-text.tsx";

/** One of what was found. */
export function HitOption({ hit, onOpen }: { hit: SearchHit; onOpen: (node: SearchHit["node"]) => void }) {
  const { search: texts } = useMessages();
  const { node, path, nameRanges, snippet } = hit;
  return (
    <ComboboxItem
      className="mows-search-option"
      // the words stay as they were typed
      setValueOnClick={false}
      hideOnClick={false}
      focusOnHover
      onClick={() => onOpen(node)}
    >
      <KindIcon node={node} />
      <span className="mows-search-text">
        <span className="mows-search-name">
          <MarkedText text={node.name} ranges={nameRanges} />
        </span>
        {snippet !== null && (
          <span className="mows-search-snippet">
            {texts.fields[snippet.field]}: <MarkedText text={snippet.text} ranges={snippet.ranges} />
          </span>
        )}
        <span className="mows-search-path">{texts.in(path)}</span>
      </span>
    </ComboboxItem>
  );
}

function KindIcon({ node }: { node: SearchHit["node"] }) {
  const looks = { className: "mows-icon", "aria-hidden": true };
  if (node.__typename === "Folder") return <Folder {...looks} />;
  const mime = node.__typename === "File" ? node.mimeType : "";
  if (mime.startsWith("image/")) return <ImageIcon {...looks} />;
  if (mime.startsWith("audio/")) return <Music {...looks} />;
  if (mime.startsWith("video/")) return <Video {...looks} />;
  return mime.startsWith("text/") || mime === "application/pdf" ? <FileText {...looks} /> : <FileIcon {...looks} />;
}
