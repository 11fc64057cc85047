import { expect, it } from "vitest";
import { tableOf } from "./print-table.ts";

it("prints ratios first and says which floors are met", () => {
  const table = tableOf([
    {
      what: "upload",
      unit: "MB/s",
      ours: 900,
      peer: { name: "tus", value: 450 },
      floor: { of: "ratio", is: "at least", bound: 1.5 },
    },
    { what: "page", unit: "ms", ours: 6.25, floor: { of: "ours", is: "at most", bound: 5 } },
  ]);
  expect(table).toEqual([
    " ratio  floor          ours      peer       what",
    "2.00 x  ✓ ≥ 1.5 x  900 MB/s  450 MB/s  tus  upload",
    "        ✗ ≤ 5       6.25 ms                 page",
  ]);
});
