/** What pages call to each other to compare clocks; `to` is the connection it is for. */
export type ClockMessage =
  | { readonly kind: "what-time"; readonly to: string; readonly askedAtMs: number }
  | { readonly kind: "it-is"; readonly to: string; readonly askedAtMs: number; readonly atMs: number };

/** Null for whatever else is called in the room. */
export function parseClockMessage(data: unknown): ClockMessage | null {
  if (typeof data !== "object" || data === null) return null;
  const { kind, to, askedAtMs, atMs } = data as Record<string, unknown>;
  if (typeof to !== "string" || !isMoment(askedAtMs)) return null;
  if (kind === "what-time") return { kind, to, askedAtMs };
  return kind === "it-is" && isMoment(atMs) ? { kind, to, askedAtMs, atMs } : null;
}

function isMoment(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
