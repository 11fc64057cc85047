const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function firstGrapheme(word: string): string {
  const [first] = graphemes.segment(word);
  return first?.segment ?? "";
}

/** One or two letters that stand for a name: of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const [first = "", ...others] = words;
  return (firstGrapheme(first) + firstGrapheme(others.at(-1) ?? "")).toLocaleUpperCase();
}
