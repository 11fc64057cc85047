import { SaxesParser } from "saxes";

/** Which text of an XML part is read; names without their prefix. */
export type TextRules = {
  /** Elements whose own text counts; null: of all. */
  taken: ReadonlySet<string> | null;
  /** Elements whose content is passed over. */
  skipped?: ReadonlySet<string>;
  /** Elements after which a line ends. */
  lines: ReadonlySet<string>;
  /** Elements after which a word ends. */
  words?: ReadonlySet<string>;
};

const chunkUnits = 64 * 1024;

/**
 * The text in an XML part, at most `longest` UTF-16 units of it. The parser knows no entities but XML's own five, so nothing multiplies;
 * broken XML is read as well as it goes.
 */
export function xmlText(xml: string, rules: TextRules, longest: number): string {
  const parser = new SaxesParser();
  const open: string[] = [];
  const parts: string[] = [];
  let [length, skippedAt] = [0, -1];
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  parser.on("error", () => undefined);
  parser.on("opentag", ({ name }) => {
    const local = localName(name);
    open.push(local);
    if (skippedAt < 0 && rules.skipped?.has(local) === true) skippedAt = open.length;
  });
  parser.on("text", (text) => {
    if (skippedAt < 0 && (rules.taken === null || rules.taken.has(open.at(-1) ?? ""))) add(text);
  });
  parser.on("closetag", ({ name }) => {
    const local = localName(name);
    if (skippedAt === open.length) skippedAt = -1;
    open.pop();
    if (skippedAt >= 0) return;
    if (rules.lines.has(local)) add("\n");
    else if (rules.words?.has(local) === true) add(" ");
  });
  for (let at = 0; at < xml.length && length < longest; at += chunkUnits) parser.write(xml.slice(at, at + chunkUnits));
  return parts.join("").slice(0, longest);
}

/** The text of the first element of this name (without its prefix) in a small part, or an attribute of it. */
export function xmlValue(xml: string | undefined, element: string, attribute?: string): string | null {
  if (xml === undefined) return null;
  const parser = new SaxesParser();
  let found: string | null = null;
  let reading = false;
  parser.on("error", () => undefined);
  parser.on("opentag", ({ name, attributes }) => {
    if (found !== null || localName(name) !== element) return;
    if (attribute === undefined) reading = true;
    else found = Object.entries(attributes).find(([key]) => localName(key) === attribute)?.[1] ?? null;
  });
  parser.on("text", (text) => {
    if (reading) found = (found ?? "") + text;
  });
  parser.on("closetag", () => {
    reading = false;
  });
  parser.write(xml.slice(0, 1024 * 1024));
  return found;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
