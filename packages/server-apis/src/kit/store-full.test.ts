import { expect, it } from "vitest";
import { BlobStoreFull } from "./blobs/blob-store.ts";
import { isStoreFull } from "./store-full.ts";

const withCode = (code: string) => Object.assign(new Error("failed"), { code });

it.each([withCode("53100"), withCode("ENOSPC"), withCode("EDQUOT"), new BlobStoreFull("full")])(
  "knows a full disk, also as a cause: %s",
  (error) => {
    expect(isStoreFull(error)).toBe(true);
    expect(isStoreFull(new Error("wrapped", { cause: error }))).toBe(true);
  },
);

it.each([withCode("53300"), withCode("ENOENT"), new Error("other"), "53100", null])(
  "takes nothing else for it: %s",
  (error) => expect(isStoreFull(error)).toBe(false),
);
