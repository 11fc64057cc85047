const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base", ignorePunctuation: true });

const ARTICLE = /^(?:the|a|an)\s+(?=\S)/i;

/** The order of a shelf: `The Beatles` under B, `Track 2` before `Track 10`, case and accents aside. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a.replace(ARTICLE, ""), b.replace(ARTICLE, "")) || collator.compare(a, b);
}
