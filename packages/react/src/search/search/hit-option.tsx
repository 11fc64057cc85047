import { ComboboxItem } from "@ariakit/react";
import type { SearchHit } from "@mows/sdk/search";
import FileIcon from "lucide-react/icons/file";
import FileText from "lucide-react/icons/file-text";
import Folder from "lucide-react/icons/folder";
import FolderOpen from "lucide-react/icons/folder-open";
import ImageIcon from "lucide-react/icons/image";
import Music from "lucide-react/icons/music";
import Video from "lucide-react/icons/video";
import { useMessages } from "../../messages/use-messages.ts";
import { MarkedText } from "./marked-text.tsx";

interface HitOptionProps {
  hit: SearchHit;
  onOpen: (node: SearchHit["node"]) => void;
  onShowInFolder: ((node: SearchHit["node"]) => void) | undefined;
}

/** One of what was found: opened by a click or Enter, shown in its folder by its button or Ctrl and Enter. */
export function HitOption({ hit, onOpen, onShowInFolder }: HitOptionProps) {
  const { search: texts } = useMessages();
  const { node, path, nameRanges, snippet } = hit;
  return (
    <ComboboxItem
      className="mows-search-option"
      // the words stay as they were typed
      setValueOnClick={false}
      hideOnClick={false}
      focusOnHover
      onClick={(event) => {
        // Enter in the field comes here as a click, with the keys that were held
        const wantsFolder = event.ctrlKey || event.metaKey || isFolderButton(event.target);
        if (onShowInFolder && wantsFolder) onShowInFolder(node);
        else onOpen(node);
      }}
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
      {onShowInFolder && (
        <span className="mows-search-in-folder" data-in-folder title={texts.showInFolder} aria-hidden>
          <FolderOpen className="mows-icon" />
        </span>
      )}
    </ComboboxItem>
  );
}

/** An option can hold no button: the place is for the pointer, the keys are for everybody. */
const isFolderButton = (target: EventTarget) =>
  target instanceof Element && target.closest("[data-in-folder]") !== null;

function KindIcon({ node }: { node: SearchHit["node"] }) {
  const looks = { className: "mows-icon", "aria-hidden": true };
  if (node.__typename === "Folder") return <Folder {...looks} />;
  if (node.__typename === "Document") return <FileText {...looks} />;
  const mime = node.__typename === "File" ? node.mimeType : "";
  if (mime.startsWith("image/")) return <ImageIcon {...looks} />;
  if (mime.startsWith("audio/")) return <Music {...looks} />;
  if (mime.startsWith("video/")) return <Video {...looks} />;
  return mime.startsWith("text/") || mime === "application/pdf" ? <FileText {...looks} /> : <FileIcon {...looks} />;
}
