import { expect, it } from "vitest";
import { noteFileName } from "./note-file-name.ts";

const now = new Date("2026-01-31T09:30:05Z");

it("names a note by its time and its first line", () => {
  expect(noteFileName("Buy milk\nand bread", now)).toBe("2026-01-31 09.30.05 Buy milk.txt");
});

it("has a name for a note without words, and none that is a path", () => {
  expect(noteFileName("…", now)).toBe("2026-01-31 09.30.05 Note.txt");
  expect(noteFileName("../../etc/passwd", now)).toBe("2026-01-31 09.30.05 etcpasswd.txt");
});
