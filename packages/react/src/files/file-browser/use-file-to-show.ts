import { useEffect, useRef, type Dispatch, type SetStateAction } from "react";
import type { FilePlace } from "./file-place.ts";
import { selectOnly, type Selection } from "./selection.ts";
import type { PlaceNodes } from "./use-place-nodes.ts";

/** Chooses the file that the place was opened for, once, as soon as it is among those that are shown. */
export function useFileToShow(place: FilePlace, shown: PlaceNodes, select: Dispatch<SetStateAction<Selection>>): void {
  const id = place.view === "folder" ? (place.showId ?? null) : null;
  const settled = useRef<string | null>(null);
  const isReading = useRef(false);
  const { nodes, state, hasMore, loadAll } = shown;
  useEffect(() => {
    if (id === null) settled.current = null;
    if (id === null || settled.current === id || state !== "ready" || isReading.current) return;
    if (nodes.some((node) => node.id === id)) {
      settled.current = id;
      select(selectOnly(id));
    } else if (hasMore) {
      isReading.current = true;
      // what cannot be read is not found; the list says why
      loadAll(id)
        .catch(() => (settled.current = id))
        .finally(() => (isReading.current = false));
    } else settled.current = id;
  });
}
