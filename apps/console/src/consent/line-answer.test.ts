import { expect, it } from "vitest";
import { answerAsAsked, choiceOf, isImpossible } from "./line-answer.ts";

const now = new Date(2026, 0, 30, 12);
const asked = answerAsAsked({ path: "/Music", access: "WRITE" });

it("sends a line as it was asked for", () => {
  expect(choiceOf("/Music", asked, now)).toEqual({ path: "/Music", access: "WRITE" });
});

it("sends what the person wants otherwise", () => {
  const folder = { id: "7", path: "/Records" };
  expect(choiceOf("/Music", { ...asked, folder, access: "READ", until: { kind: "today" } }, now)).toEqual({
    path: "/Music",
    folderId: "7",
    access: "READ",
    expiresAt: new Date(2026, 0, 30, 23, 59, 59).toISOString(),
  });
});

it("sends nothing of a line that is left out but that it is", () => {
  const leftOut = { ...asked, allowed: false, folder: { id: "7", path: "/Records" } };
  expect(choiceOf("/Music", leftOut, now)).toEqual({ path: "/Music", leaveOut: true });
});

it("knows a folder that a file is in the way of", () => {
  const line = { folderState: "FILE_IN_THE_WAY" };
  expect(isImpossible(line, asked)).toBe(true);
  expect(isImpossible(line, { ...asked, allowed: false })).toBe(false);
  expect(isImpossible(line, { ...asked, folder: { id: "7", path: "/Records" } })).toBe(false);
});
