import type { Measurement } from "../row.ts";

/** Ours divided by the peer's; null without a peer. */
export function ratioOf({ ours, peer }: Measurement): number | null {
  return peer === undefined ? null : ours / peer.value;
}

/** Whether the floor is met; null without one. */
export function meetsFloor(measurement: Measurement): boolean | null {
  const { floor, ours } = measurement;
  if (floor === undefined) return null;
  const value = floor.of === "ours" ? ours : (ratioOf(measurement) ?? Number.NaN);
  return floor.is === "at least" ? value >= floor.bound : value <= floor.bound;
}
