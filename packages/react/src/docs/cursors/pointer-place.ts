/** A place in an area, as shares of its width and height: everybody's window has another size. */
export type PointerPlace = { readonly x: number; readonly y: number };

/** Null for what others sent that is no place within the area. */
export function asPointerPlace(value: unknown): PointerPlace | null {
  if (typeof value !== "object" || value === null) return null;
  const { x, y } = value as Partial<Record<"x" | "y", unknown>>;
  return isShare(x) && isShare(y) ? { x, y } : null;
}

const isShare = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;

/** Where in the box something is. Null for a box without extent. */
export function placeIn(
  box: Pick<DOMRect, "left" | "top" | "width" | "height">,
  at: { clientX: number; clientY: number },
) {
  return asPointerPlace({ x: (at.clientX - box.left) / box.width, y: (at.clientY - box.top) / box.height });
}
