import { expect, it } from "vitest";
import { mergeTexts } from "./merge-texts.ts";

it.each([
  {
    what: "changes of both",
    texts: ["one two three", "one 2 three", "one two three four"],
    merged: "one 2 three four",
  },
  { what: "what both wrote at one place", texts: ["a\n", "a\nmine\n", "a\ntheirs\n"], merged: "a\ntheirs\nmine\n" },
  { what: "what one took away out", texts: ["a b c", "a c", "a b c d"], merged: "a c d" },
  { what: "theirs where nothing is one's own", texts: ["same", "same", "other"], merged: "other" },
])("keeps $what", ({ texts: [base = "", mine = "", theirs = ""], merged }) => {
  expect(mergeTexts({ base, mine, theirs })).toBe(merged);
});
