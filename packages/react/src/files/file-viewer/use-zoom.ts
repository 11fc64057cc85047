import { useEffect, useRef, useState, type RefObject } from "react";

/** `scale` 1 fits the window; `x` and `y` are CSS pixels from the middle. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface ZoomControls {
  readonly zoom: Zoom;
  readonly by: (factor: number) => void;
  readonly move: (dx: number, dy: number) => void;
  readonly fit: () => void;
}

const largest = 8;
const fitted: Zoom = { scale: 1, x: 0, y: 0 };

/** Larger or smaller around a point, given from the middle: what is under it stays there. Never smaller than the window. */
export function zoomed({ scale, x, y }: Zoom, factor: number, at = { x: 0, y: 0 }): Zoom {
  const next = Math.min(largest, Math.max(1, scale * factor));
  if (next === 1) return fitted;
  const grown = next / scale;
  return { scale: next, x: at.x - (at.x - x) * grown, y: at.y - (at.y - y) * grown };
}

/** The wheel, two fingers, dragging and double clicks on an element, and the same by calls for buttons and keys. */
export function useZoom(stage: RefObject<HTMLElement | null>): ZoomControls {
  const [zoom, setZoom] = useState(fitted);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const held = fingers.current;
    const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect();
      return { x: clientX - box.x - box.width / 2, y: clientY - box.y - box.height / 2 };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      setZoom((now) => zoomed(now, Math.exp(-event.deltaY / 400), fromMiddle(event)));
    };
    const down = (event: PointerEvent) => {
      held.set(event.pointerId, fromMiddle(event));
      element.setPointerCapture(event.pointerId);
    };
    const drag = (event: PointerEvent) => {
      const before = held.get(event.pointerId);
      if (before === undefined) return;
      const now = fromMiddle(event);
      const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
      held.set(event.pointerId, now);
      if (other === undefined) {
        setZoom((at) => (at.scale === 1 ? at : { ...at, x: at.x + now.x - before.x, y: at.y + now.y - before.y }));
        return;
      }
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      setZoom((at) => zoomed(at, distance(now, other) / Math.max(1, distance(before, other)), middle));
    };
    const up = (event: PointerEvent) => held.delete(event.pointerId);
    const twice = (event: MouseEvent) =>
      setZoom((now) => (now.scale > 1 ? fitted : zoomed(now, 2.5, fromMiddle(event))));
    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener("wheel", wheel, { passive: false, signal });
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", drag, { signal });
    for (const end of ["pointerup", "pointercancel"] as const) element.addEventListener(end, up, { signal });
    element.addEventListener("dblclick", twice, { signal });
    return () => ended.abort();
  }, [stage]);

  return {
    zoom,
    by: (factor) => setZoom((now) => zoomed(now, factor)),
    move: (dx, dy) => setZoom((now) => (now.scale === 1 ? now : { ...now, x: now.x + dx, y: now.y + dy })),
    fit: () => setZoom(fitted),
  };
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
