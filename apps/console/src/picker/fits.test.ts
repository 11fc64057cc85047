import { expect, it } from "vitest";
import { fits, type FittingNode } from "./fits.ts";

const song: FittingNode = { __typename: "File", access: "WRITE", name: "Song.MP3", mimeType: "audio/mpeg" };
const folder: FittingNode = { __typename: "Folder", access: "WRITE" };
const note: FittingNode = { __typename: "Document", access: "WRITE" };
const any: Parameters<typeof fits>[0] = { kind: "ANY", accept: [], access: "READ" };

it("takes the kind that is asked for", () => {
  expect([fits(any, song), fits(any, folder)]).toEqual([true, true]);
  expect([fits({ ...any, kind: "FILE" }, song), fits({ ...any, kind: "FILE" }, folder)]).toEqual([true, false]);
  expect([fits({ ...any, kind: "FOLDER" }, song), fits({ ...any, kind: "FOLDER" }, folder)]).toEqual([false, true]);
  expect([fits({ ...any, kind: "DOCUMENT" }, song), fits({ ...any, kind: "DOCUMENT" }, note)]).toEqual([false, true]);
});

it.each([
  ["audio/*", true],
  ["AUDIO/mpeg", true],
  [".mp3", true],
  ["audio/ogg", false],
  ["image/*", false],
  [".flac", false],
])("takes the type that is asked for: %s", (pattern, wanted) => {
  expect(fits({ ...any, accept: [pattern] }, song)).toBe(wanted);
});

it("takes no shortcut: what it leads to is picked where it lies", () => {
  expect(fits(any, { __typename: "Link", access: "WRITE" })).toBe(false);
});

it("takes nothing to change that the person may only read", () => {
  const shared: FittingNode = { ...song, access: "READ" };
  expect([fits({ ...any, access: "WRITE" }, shared), fits(any, shared)]).toEqual([false, true]);
});
