import type { Node } from "@mows/sdk";
import { expect, it } from "vitest";
import { fits } from "./fits.ts";

const common = { id: "1", parentId: "0", spaceId: "0", createdAt: "", modifiedAt: "", access: "WRITE" as const };
const song: Node = {
  ...common,
  __typename: "File",
  name: "Song.MP3",
  mimeType: "audio/mpeg",
  size: 1,
  sha256: "",
  version: 1,
  contentUrl: "",
  coverUrl: null,
  audio: null,
};
const folder: Node = { ...common, __typename: "Folder", name: "Music" };
const any: Parameters<typeof fits>[0] = { kind: "ANY", accept: [], access: "READ" };

it("takes the kind that is asked for", () => {
  expect([fits(any, song), fits(any, folder)]).toEqual([true, true]);
  expect([fits({ ...any, kind: "FILE" }, song), fits({ ...any, kind: "FILE" }, folder)]).toEqual([true, false]);
  expect([fits({ ...any, kind: "FOLDER" }, song), fits({ ...any, kind: "FOLDER" }, folder)]).toEqual([false, true]);
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

it("takes nothing to change that the person may only read", () => {
  const shared: Node = { ...song, access: "READ" };
  expect([fits({ ...any, access: "WRITE" }, shared), fits(any, shared)]).toEqual([false, true]);
});
