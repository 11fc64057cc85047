import type { Measurement } from "../row.ts";
import { meetsFloor, ratioOf } from "./judge.ts";

const columns = ["ratio", "floor", "ours", "peer", "", "what"] as const;

/** The measurements of one row as lines of text, ratios first. */
export function tableOf(measurements: readonly Measurement[]): string[] {
  const cells = [columns, ...measurements.map(cellsOf)];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, index) => align(cell, index, widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function align(cell: string, index: number, width: number): string {
  const isFigure = index === 0 || index === 2 || index === 3;
  return isFigure ? cell.padStart(width) : cell.padEnd(width);
}

function cellsOf(measurement: Measurement): string[] {
  const { what, unit, ours, peer } = measurement;
  const ratio = ratioOf(measurement);
  return [
    ratio === null ? "" : `${ratio.toFixed(2)} x`,
    floorOf(measurement),
    `${figure(ours)} ${unit}`,
    peer === undefined ? "" : `${figure(peer.value)} ${unit}`,
    peer?.name ?? "",
    what,
  ];
}

function floorOf(measurement: Measurement): string {
  const { floor } = measurement;
  if (floor === undefined) return "";
  const bound = `${floor.is === "at least" ? "≥" : "≤"} ${figure(floor.bound)}`;
  return `${meetsFloor(measurement) === true ? "✓" : "✗"} ${bound}${floor.of === "ratio" ? " x" : ""}`;
}

/** Three digits that mean something. */
function figure(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}
