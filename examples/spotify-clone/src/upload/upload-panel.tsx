import { UploadList, useUpload } from "@mows/react";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useMemo, useState } from "react";
import { PLAYLIST_SUFFIX } from "../playlist/playlist.ts";

/** What is on its way into the library; the small files that playlists are saved in are not worth a row. */
export function UploadPanel() {
  const upload = useUpload({ folderId: null });
  const [isOpen, setIsOpen] = useState(true);
  const items = useMemo(() => upload.items.filter((item) => !item.name.endsWith(PLAYLIST_SUFFIX)), [upload.items]);
  if (items.length === 0) return null;
  const Icon = isOpen ? ChevronDown : ChevronUp;
  return (
    <aside className="upload-panel" aria-label="Uploads" data-state={isOpen ? "open" : "closed"}>
      <button
        type="button"
        className="icon-button upload-panel-toggle"
        aria-expanded={isOpen}
        aria-label={isOpen ? "Collapse uploads" : "Expand uploads"}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon aria-hidden="true" />
      </button>
      <UploadList {...upload} items={items} />
    </aside>
  );
}
