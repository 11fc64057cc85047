import type { FileNode } from "@mows/sdk";
import { useMessages } from "../../messages/use-messages.ts";

/** A file that nothing here can show; what was made of it as a picture, where there is one. */
export function NoView({ file }: { file: FileNode }) {
  const { fileViewer: texts } = useMessages();
  return (
    <div className="mows-viewer-nothing">
      {file.thumbnailUrl !== null && <img className="mows-viewer-still" src={`${file.thumbnailUrl}&size=512`} alt="" />}
      <p>{texts.notShown}</p>
    </div>
  );
}
