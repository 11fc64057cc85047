import { describe, expect, it } from "vitest";
import { cleanName } from "./clean-name.ts";
import { nameKey } from "./name-key.ts";
import { numberedName } from "./numbered-name.ts";

describe("a name", () => {
  it("is kept as written, in NFC and without white space around it", () => {
    expect(cleanName(" Cafe\u0301 (1).mp3 ")).toEqual({ kind: "name", name: "Café (1).mp3" });
    expect(cleanName("...")).toEqual({ kind: "name", name: "..." });
    expect(cleanName("é".repeat(127))).toMatchObject({ kind: "name" });
  });

  it.each([
    ["", "empty"],
    [" \u3000", "empty"],
    [".", "reserved"],
    [" ..", "reserved"],
    ["a/b", "forbidden-character"],
    ["a\0b", "forbidden-character"],
    ["end\n", "forbidden-character"],
    ["\u0085", "forbidden-character"],
    ["\ud800", "forbidden-character"],
    ["é".repeat(128), "too-long"],
  ])("is refused when it is %j", (name, reason) => {
    expect(cleanName(name)).toMatchObject({ kind: "name-invalid", reason });
  });

  it("is the same name in another case or another Unicode form", () => {
    expect(nameKey("STRASSE")).toBe(nameKey("straße"));
    expect(nameKey("Cafe\u0301")).toBe(nameKey("CAFÉ"));
    expect(nameKey("ΟΔΟΣ")).toBe(nameKey("οδος"));
    expect(nameKey("a")).not.toBe(nameKey("ä"));
  });

  it("is numbered before its extension and never grows too long", () => {
    expect(numberedName("song.mp3", 2)).toBe("song (2).mp3");
    expect(numberedName(".hidden", 3)).toBe(".hidden (3)");
    expect(numberedName("no extension", 2)).toBe("no extension (2)");
    for (const name of ["🎵".repeat(62) + ".flac", "x".repeat(255), `a.${"y".repeat(253)}`]) {
      const numbered = numberedName(name, 100);
      expect(cleanName(numbered)).toEqual({ kind: "name", name: numbered });
      expect(numbered).toContain("(100)");
    }
  });
});
