import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";
import { fold } from "./fold.ts";
import { rangesIn, snippetOf } from "./highlight.ts";
import { kindOf } from "./kind-of.ts";
import { wordsOf } from "./words-of.ts";

const typed = (word: string) => [{ words: [word], prefix: word }];
const marked = (text: string, word: string) =>
  rangesIn(text, typed(word)).map(({ start, end }) => text.slice(start, end));

describe("folding", () => {
  it.each([
    ["München", "munchen"],
    ["MU\u0308NCHEN", "munchen"],
    ["Straße", "strasse"],
    ["Łódź", "lodz"],
    ["Øresund ÆRØ", "oresund aero"],
    ["İstanbul ISPARTA ısı", "istanbul isparta isi"],
    ["ﬁnance Ⅳ ２", "finance iv 2"],
    ["Ελλάς", "ελλασ"],
    ["Пётр Й", "петр и"],
  ])("makes %s %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });

  it("takes words apart at whatever is no letter and no digit, and scripts without spaces by character", () => {
    expect(wordsOf("IMG_2034-07 (final).JPG")).toEqual(["img", "2034", "07", "final", "jpg"]);
    expect(wordsOf("東京 Tower.pdf")).toEqual(["東", "京", "tower", "pdf"]);
    expect(wordsOf("don't 👍")).toEqual(["don", "t"]);
    expect(wordsOf("x".repeat(300))).toEqual(["x".repeat(40)]);
    expect(wordsOf("")).toEqual([]);
  });
});

describe("marking", () => {
  it("marks what was typed in the text as it is written", () => {
    expect(marked("Sommer in München", "munch")).toEqual(["Münch"]);
    expect(marked("Mu\u0308nchen", "mu")).toEqual(["Mu\u0308"]);
    expect(marked("Straße", "strass")).toEqual(["Straß"]);
    expect(marked("👍 Łódź", "lodz")).toEqual(["Łódź"]);
    expect(marked("nothing", "x")).toEqual([]);
  });

  it("shows the piece of a text where most of the words are together", () => {
    const text = `one ${"filling ".repeat(60)}one two ${"filling ".repeat(60)}`;
    const piece = snippetOf(text, [
      { words: ["one"], prefix: null },
      { words: ["two"], prefix: "two" },
    ]);
    expect(piece?.ranges.map(({ start, end }) => piece.text.slice(start, end))).toEqual(["one", "two"]);
    expect(piece?.text.length).toBeLessThanOrEqual(200);
    expect(piece?.text).toMatch(/^filling/);
    expect(snippetOf(text, typed("three"))).toBeNull();
  });
});

it("counts the letters that were mistyped, of an unfinished word only so far", () => {
  const distance = (word: string, meant: string) => editDistance(word, meant, { isUnfinished: false });
  expect([distance("munhcen", "munchen"), distance("muenchen", "munchen"), distance("mnchn", "munchen")]).toEqual([
    1, 1, 2,
  ]);
  expect(editDistance("munhc", "munchen", { isUnfinished: true })).toBe(1);
  expect(distance("munhc", "munchen")).toBe(3);
  expect(distance("", "abc")).toBe(3);
});

it("knows the family of a file", () => {
  const family = (mime: string | null) => kindOf({ kind: "file", mime });
  expect(family("image/svg+xml")).toBe("image");
  expect(family("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")).toBe("document");
  expect(family("application/pdf")).toBe("document");
  expect(family("application/json")).toBe("text");
  expect(family("application/gzip")).toBe("archive");
  expect(family("application/octet-stream")).toBe("other");
  expect(kindOf({ kind: "folder", mime: null })).toBe("folder");
  expect(kindOf({ kind: "link", mime: null })).toBe("other");
});
