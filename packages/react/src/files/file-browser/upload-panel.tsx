import { useEffect } from "react";
import { UploadList } from "../../uploads/upload-list/upload-list.tsx";
import { useUpload } from "../../uploads/use-upload.ts";

/** What has arrived is seen in the list of files: here it is told for a moment only. */
const doneForMs = 6_000;

/** What is on its way to the cloud, in the corner; what failed stays until it is cleared. */
export function UploadPanel() {
  const upload = useUpload({ folderId: null });
  const { items, clearFinished } = upload;
  const isAllDone = items.length > 0 && items.every(({ state }) => state === "done");
  useEffect(() => {
    if (!isAllDone) return;
    const timer = setTimeout(clearFinished, doneForMs);
    return () => clearTimeout(timer);
  }, [isAllDone, clearFinished]);
  return (
    <div className="mows-files-uploads" data-state={items.length > 0 ? "filled" : "empty"}>
      <UploadList {...upload} />
    </div>
  );
}
