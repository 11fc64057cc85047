/** A name that sorts by time and can be read: `2026-01-31 09.30.05 Buy milk.txt`. */
export function noteFileName(text: string, now: Date): string {
  const firstLine = text.trim().split("\n", 1)[0] ?? "";
  const words = firstLine
    .replaceAll(/[^\p{L}\p{N} ,'-]/gu, "")
    .trim()
    .slice(0, 40)
    .trim();
  const time = now.toISOString().slice(0, 19).replace("T", " ").replaceAll(":", ".");
  return `${time} ${words === "" ? "Note" : words}.txt`;
}
