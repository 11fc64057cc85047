import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { setCustomNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview";
import type { Node } from "@mows/sdk";
import { isDragHandle } from "./drag-handle.ts";

/** Marks what is dragged as files of a file browser. */
const filesKey = Symbol("files");

export interface FileDragging {
  /** What is dragged with this element; empty where it cannot be. */
  readonly dragged: () => readonly Node[];
  /** Drawn beside the pointer. */
  readonly label: (nodes: readonly Node[]) => string;
}

export interface FileDropping {
  readonly accepts: (nodes: readonly Node[]) => boolean;
  readonly onOver: (isOver: boolean) => void;
  readonly onDrop: (nodes: readonly Node[], isCopy: boolean) => void;
}

const nodesOf = (data: Record<string | symbol, unknown>) => (data[filesKey] ?? []) as readonly Node[];

/** Lets an element be dragged, or dropped onto, or both; gives the way back. */
export function connectFileDrag(
  element: HTMLElement,
  dragging: FileDragging | null,
  dropping: FileDropping | null,
): () => void {
  const source =
    dragging &&
    draggable({
      element,
      canDrag: ({ input, element: dragged }) => dragging.dragged().length > 0 && isHeld(dragged, input),
      getInitialData: () => ({ [filesKey]: dragging.dragged() }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: () => ({ x: -12, y: -8 }),
          render: ({ container }) => {
            const preview = document.createElement("div");
            preview.className = "mows-file-drag-preview";
            preview.textContent = dragging.label(dragging.dragged());
            container.append(preview);
          },
        });
      },
    });
  const target =
    dropping &&
    dropTargetForElements({
      element,
      canDrop: ({ source: { data } }) => nodesOf(data).length > 0 && dropping.accepts(nodesOf(data)),
      getDropEffect: ({ input }) => (input.ctrlKey || input.altKey ? "copy" : "move"),
      onDragEnter: () => dropping.onOver(true),
      onDragLeave: () => dropping.onOver(false),
      onDrop: ({ source: { data }, location }) => {
        dropping.onOver(false);
        const { input } = location.current;
        if (location.current.dropTargets[0]?.element === element) {
          dropping.onDrop(nodesOf(data), input.ctrlKey || input.altKey);
        }
      },
    });
  return combine(...[source, target].filter((cleanup) => cleanup !== null));
}

/** A name that is changed has the pointer for its text; beside a name it draws a rectangle. */
function isHeld(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): boolean {
  const hit = document.elementFromPoint(clientX, clientY);
  if (hit === null || !element.contains(hit)) return true;
  return hit.closest("input") === null && isDragHandle(hit);
}
