import { useRef, type MouseEvent, type PointerEvent } from "react";
import { useBrowser } from "./browser-context.ts";
import { clearSelection, selectOnly, selectRange, toggle } from "./selection.ts";

/** A finger that stays this long chooses. */
const longPressMs = 450;
/** A finger that goes further scrolls. */
const slackPx = 10;

/** The id of the file that lies under a pointer; null beside the files. */
export function nodeIdAt(target: EventTarget): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-node]") : null;
  return element?.dataset["node"] ?? null;
}

const isOwnControl = (target: EventTarget) => target instanceof Element && target.closest("button, input, a") !== null;

/** Clicks, double clicks and fingers on the files; `marquee` is what the mouse does when it moves while it is pressed. */
export function useGridPointer(marquee: (event: PointerEvent, onBegin: () => void) => void) {
  const { shown, selection, select, open, setOpened } = useBrowser();
  const touch = useRef({ isTouch: false, pressed: false, timer: 0, x: 0, y: 0 });
  const nodeAt = (target: EventTarget) => shown.nodes.find(({ id }) => id === nodeIdAt(target));
  const endPress = () => clearTimeout(touch.current.timer);

  const onClick = (event: MouseEvent) => {
    if (isOwnControl(event.target)) return;
    const node = nodeAt(event.target);
    const { isTouch, pressed } = touch.current;
    if (pressed) return;
    if (!node) return select(clearSelection);
    const marks = event.target instanceof Element && event.target.closest("[data-mark]") !== null;
    if (isTouch && selection.ids.size === 0 && !marks) return open(node);
    if (event.shiftKey)
      select(
        selectRange(
          selection,
          shown.nodes.map(({ id }) => id),
          node.id,
          event.ctrlKey,
        ),
      );
    else if (event.ctrlKey || event.metaKey || isTouch || marks) select(toggle(selection, node.id));
    else select(selectOnly(node.id));
  };

  return {
    onClick,
    onDoubleClick: (event: MouseEvent) => {
      const node = nodeAt(event.target);
      if (node && !touch.current.isTouch && !isOwnControl(event.target)) open(node);
    },
    onContextMenu: (event: MouseEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      // a finger chooses by staying, and the key for it has opened the menu already
      if (touch.current.isTouch || (event.button !== 2 && !event.ctrlKey)) return;
      const node = nodeAt(event.target);
      if (!node) select(clearSelection);
      else if (!selection.ids.has(node.id)) select(selectOnly(node.id));
      setOpened({ part: "menu", x: event.clientX, y: event.clientY });
    },
    onPointerDown: (event: PointerEvent) => {
      const id = nodeIdAt(event.target);
      touch.current = {
        isTouch: event.pointerType === "touch",
        pressed: false,
        timer: 0,
        x: event.clientX,
        y: event.clientY,
      };
      marquee(event, () => (touch.current.pressed = true));
      if (!touch.current.isTouch || id === null || isOwnControl(event.target)) return;
      touch.current.timer = window.setTimeout(() => {
        touch.current.pressed = true;
        select((current) => toggle(current, id));
      }, longPressMs);
    },
    onPointerMove: (event: PointerEvent) => {
      const { x, y } = touch.current;
      if (Math.hypot(event.clientX - x, event.clientY - y) > slackPx) endPress();
    },
    onPointerUp: endPress,
    onPointerCancel: endPress,
  };
}
