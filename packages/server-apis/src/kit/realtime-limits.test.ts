import { expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { defaultRealtimeLimits } from "./realtime-limits.ts";

it("reads limits of documents from variables that carry their units", () => {
  expect(readConfig({}).realtime).toEqual(defaultRealtimeLimits);
  const given = { MOWS_DOCS_FRAME_BYTES: "1024", MOWS_DOCS_UNLOAD_AFTER_MS: "5", MOWS_DOCS_SOCKETS_PER_PERSON: "" };
  expect(readConfig(given).realtime).toEqual({ ...defaultRealtimeLimits, frameBytes: 1024, unloadAfterMs: 5 });
});

it.each([
  [{ MOWS_DOCS_FRAME_BYTES: "0" }, "MOWS_DOCS_FRAME_BYTES"],
  [{ MOWS_DOCS_DOCUMENT_BYTES: "1e9" }, "MOWS_DOCS_DOCUMENT_BYTES"],
  [{ MOWS_DOCS_LOW_WATERMARK_BYTES: "2000000" }, "MOWS_DOCS_LOW_WATERMARK_BYTES"],
])("refuses %j, naming the variable", (variables, name) => {
  expect(() => readConfig(variables)).toThrow(name);
});
