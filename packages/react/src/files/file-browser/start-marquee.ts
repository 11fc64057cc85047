import type { Box } from "./marquee-rows.ts";

interface Marquee {
  readonly scroller: HTMLElement;
  /** Holds all rows, and grows with them. */
  readonly rows: HTMLElement;
  /** The pointer went far enough for a rectangle: what was pressed is no click. */
  readonly onBegin: () => void;
  readonly onDraw: (box: Box) => void;
  /** Escape, or the system took the pointer away. */
  readonly onCancel: () => void;
}

/** A pointer that goes less far clicks. */
const slackPx = 4;
/** So near to the edge it scrolls: the nearer, and the farther beyond, the faster. */
const edgePx = 36;
const fastestPxPerFrame = 32;

/** A rectangle that the mouse draws over the files from here on, until it is let go. It stays with what was under its beginning when that is scrolled. */
export function startMarquee(down: PointerEvent, { scroller, rows, onBegin, onDraw, onCancel }: Marquee): void {
  const ended = new AbortController();
  const { signal } = ended;
  const from = pointIn(rows, down);
  let pointer = { clientX: down.clientX, clientY: down.clientY };
  let drawn: HTMLElement | null = null;
  let frame = 0;

  const draw = () => {
    if (drawn === null) return;
    const to = pointIn(rows, pointer);
    const box = {
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y),
      bottom: Math.max(from.y, to.y),
    };
    // by the page's left edge, in whichever direction it is written
    drawn.style.translate = `${box.left}px ${Math.max(box.top, 0)}px`;
    drawn.style.width = `${box.right - box.left}px`;
    drawn.style.height = `${box.bottom - Math.max(box.top, 0)}px`;
    onDraw(box);
  };
  const scroll = () => {
    frame = requestAnimationFrame(scroll);
    const step = scrollStep(scroller, pointer.clientY);
    if (step === 0) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += step;
    if (scroller.scrollTop !== before) draw();
  };
  const begin = () => {
    drawn = document.createElement("div");
    drawn.className = "mows-file-marquee";
    rows.append(drawn);
    scroller.setPointerCapture(down.pointerId);
    onBegin();
    frame = requestAnimationFrame(scroll);
  };
  const end = () => {
    ended.abort();
    cancelAnimationFrame(frame);
    drawn?.remove();
  };
  const cancel = () => {
    if (drawn) onCancel();
    end();
  };

  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    pointer = event;
    if (drawn === null) {
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < slackPx) return;
      begin();
    }
    draw();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  window.addEventListener("pointermove", onMove, { signal });
  window.addEventListener("pointerup", end, { signal });
  window.addEventListener("pointercancel", cancel, { signal });
  window.addEventListener("keydown", onKeyDown, { signal, capture: true });
  // the wheel scrolls as ever, and what comes under the pointer by it counts
  scroller.addEventListener("scroll", draw, { signal });
}

function pointIn(rows: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }) {
  const { left, top } = rows.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

function scrollStep(scroller: HTMLElement, clientY: number): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const above = top + edgePx - clientY;
  const below = clientY - (bottom - edgePx);
  const depth = Math.max(above, below, 0);
  const step = Math.min(fastestPxPerFrame, Math.ceil((depth / edgePx) * 8));
  return above > below ? -step : step;
}
