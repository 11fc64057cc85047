// Letters that Unicode does not decompose, though people type them without the stroke.
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  þ: "th",
};

/** What search compares: lower case, without diacritics, and without apostrophes, so that `dont` finds `Don’t`. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replaceAll(/[øłđßæœıþ]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
