import { UploadList, useUpload } from "@mows/react";
import { ChevronDown, ChevronUp } from "lucide-react";
import { useState } from "react";

/** What is on its way into the library. */
export function UploadPanel() {
  const upload = useUpload({ folderId: null });
  const [isOpen, setIsOpen] = useState(true);
  if (upload.items.length === 0) return null;
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
      <UploadList {...upload} />
    </aside>
  );
}
