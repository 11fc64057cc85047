import { useEffect, useState, type DragEvent } from "react";

const carriesFiles = (transfer: DataTransfer | null) => transfer?.types.includes("Files") ?? false;

/** A file that misses the zone would replace the page by itself. */
function useNoNavigationByDrop(): void {
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    };
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
}

/** Makes an element a drop target for files, or not while `onDrop` is null. */
export function useFileDrag(onDrop: ((dropped: DataTransfer) => void) | null) {
  const [over, setOver] = useState(false);
  useNoNavigationByDrop();
  const accept = (event: DragEvent) => {
    if (!onDrop || !carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  };
  const handlers = {
    onDragEnter: accept,
    onDragOver: accept,
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      // also fires on the way from the zone to something inside it
      const to = event.relatedTarget;
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!onDrop || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      onDrop(event.dataTransfer);
    },
  };
  return { over, handlers };
}
