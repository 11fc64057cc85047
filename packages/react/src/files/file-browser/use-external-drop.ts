import { useState, type DragEvent } from "react";
import { useFileDrag } from "../../uploads/dropzone/use-file-drag.ts";
import { useBrowser } from "./browser-context.ts";
import { nodeIdAt } from "./use-grid-pointer.ts";

/** Takes files of the desktop: into the folder under the pointer, or into the one that is shown. */
export function useExternalDrop() {
  const { shown, writable, upload } = useBrowser();
  const [overId, setOverId] = useState<string | null>(null);
  const folderAt = (target: EventTarget) => {
    const id = nodeIdAt(target);
    const node = shown.nodes.find((one) => one.id === id);
    return node?.__typename === "Folder" && node.access === "WRITE" ? node : null;
  };
  const over = shown.nodes.find(({ id }) => id === overId) ?? writable;
  const drag = useFileDrag(over ? (dropped) => upload(dropped, over.id) : null);
  const { onDragOver, onDrop } = drag.handlers;
  return {
    /** The folder that takes what is held above it. */
    target: drag.over ? over : null,
    handlers: {
      ...drag.handlers,
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (event.dataTransfer.types.includes("Files")) setOverId(folderAt(event.target)?.id ?? null);
        onDragOver(event);
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        onDrop(event);
        setOverId(null);
      },
    },
  };
}
