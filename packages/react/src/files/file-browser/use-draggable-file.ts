import type { Node } from "@mows/sdk";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { useBrowser } from "./browser-context.ts";

/** Loaded apart: nobody drags on the first frame, and some never. */
const loadDrag = () => import("./file-drag.ts");

/**
 * Lets a file be dragged with all that are chosen, and a folder take what is dropped on it. `node` is null for what is only a target.
 * Tells how it is drawn.
 */
export function useDropFolder(
  element: RefObject<HTMLElement | null>,
  folder: { readonly id: string; readonly name: string } | null,
  node: Node | null,
): "over" | undefined {
  const browser = useBrowser();
  const { formats, messages } = useLanguage();
  const [isOver, setOver] = useState(false);
  const latest = useRef({ browser, node, folder, formats, messages });
  useEffect(() => {
    latest.current = { browser, node, folder, formats, messages };
  });
  const isTarget = folder !== null;
  const isSource = node !== null;
  useEffect(() => {
    let disconnect: (() => void) | null = null;
    let left = false;
    const dragged = () => {
      const { browser: now, node: own } = latest.current;
      if (!own || now.place.view === "trash" || now.place.view === "places") return [];
      return now.selection.ids.has(own.id) ? now.selected : [own];
    };
    const label = (nodes: readonly Node[]) => {
      const {
        formats: { number },
        messages: { fileBrowser },
      } = latest.current;
      return nodes.length === 1 ? (nodes[0]?.name ?? "") : fileBrowser.selected(nodes.length, number(nodes.length));
    };
    const accepts = (nodes: readonly Node[]) => nodes.every(({ id }) => id !== latest.current.folder?.id);
    const onDrop = (nodes: readonly Node[], isCopy: boolean) => {
      const {
        browser: { actions },
        folder: into,
      } = latest.current;
      if (into) void (isCopy ? actions.copy : actions.move)(nodes, into);
    };
    const connect = async () => {
      const { connectFileDrag } = await loadDrag();
      const target = element.current;
      if (left || !target) return;
      disconnect = connectFileDrag(
        target,
        isSource ? { dragged, label } : null,
        isTarget ? { accepts, onOver: setOver, onDrop } : null,
      );
    };
    // without it everything can still be moved by cutting and pasting
    connect().catch(() => undefined);
    return () => {
      left = true;
      disconnect?.();
    };
  }, [element, isSource, isTarget]);
  return isOver ? "over" : undefined;
}

export function useDraggableFile(element: RefObject<HTMLElement | null>, node: Node): "over" | undefined {
  return useDropFolder(element, node.__typename === "Folder" && node.access === "WRITE" ? node : null, node);
}
