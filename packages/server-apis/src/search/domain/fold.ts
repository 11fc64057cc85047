/** Letters that Unicode does not take apart. */
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ı: "i",
  ĸ: "k",
  ς: "σ",
};

const special = new RegExp(`[${Object.keys(plain).join("")}]`, "gu");
const marks = /\p{M}+/gu;

/** What remains of a text when case, accents and forms of the same letter do not count: `München` and `MUNCHEN` are both `munchen`. */
export function fold(text: string): string {
  const lower = text.normalize("NFKD").replace(marks, "").toLowerCase().normalize("NFKD");
  return lower.replace(marks, "").replace(special, (letter) => plain[letter] ?? letter);
}
