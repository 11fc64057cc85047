import { expect, it } from "vitest";
import { judgeSizes } from "./judge-sizes.ts";

it("lets a size grow by 5 % of its budget, and no further", () => {
  expect(judgeSizes({ chunk: 1_050 }, { chunk: 1_000 })).toEqual([]);
  expect(judgeSizes({ chunk: 1_051 }, { chunk: 1_000 })).toEqual([
    "chunk: 1051 bytes are 5.1 % above its budget of 1000.",
  ]);
});

it("holds the SDK to its limit whatever its budget says", () => {
  expect(judgeSizes({ "SDK core": 4_096 }, { "SDK core": 9_000 })).toEqual([]);
  expect(judgeSizes({ "SDK core": 4_097 }, { "SDK core": 9_000 })).toEqual([
    "SDK core: 4097 bytes are more than the limit of 4096.",
  ]);
});

it("holds every component to the limit of components", () => {
  expect(judgeSizes({ "<Dropzone>, own code": 8_193 }, { "<Dropzone>, own code": 8_193 })).toHaveLength(1);
});

it("wants a budget for everything and nothing else", () => {
  expect(judgeSizes({ fresh: 1 }, { gone: 1 })).toEqual([
    "fresh: 1 bytes have no budget.",
    "gone: has a budget, but is not there any more.",
  ]);
});
