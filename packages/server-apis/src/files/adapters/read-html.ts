import { cleanText } from "./clean-text.ts";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", shy: "" };
/** Elements whose content nobody reads. */
const unseen = new Set(["script", "style", "template", "noscript", "svg"]);
/** Elements that stand within a line. */
const inline =
  /^(?:|a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/i;
const tag = /<(?:!--[\s\S]*?(?:-->|$)|[!?][^>]*>?|(?<end>\/?)(?<name>[a-zA-Z][\w:-]*)[^>]*>?)/g;

/** Whether a text is a page, by how it begins. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html[\s>])/i.test(
    text.slice(0, 4_000),
  );
}

/** The text of a page as a person would read it, without what makes it a page. Broken markup is read as well as it goes. */
export function readHtml(html: string): { title: string | null; text: string } {
  const read = { title: [] as string[], text: [] as string[] };
  /** The element whose content is no text of the page, while one is open. */
  let within = "";
  let at = 0;
  const take = (between: string) => {
    if (within === "title") read.title.push(between);
    else if (within === "") read.text.push(between);
  };
  for (const match of html.matchAll(tag)) {
    take(html.slice(at, match.index));
    at = match.index + match[0].length;
    const { name = "", end } = match.groups ?? {};
    within = after(within, { name: name.toLowerCase(), ends: end === "/" || match[0].endsWith("/>") });
    if (within === "" && !inline.test(name)) read.text.push("\n");
  }
  take(html.slice(at));
  return { title: cleanText(unescapeEntities(read.title.join(""))), text: unescapeEntities(read.text.join("")) };
}

/** Which element without text is open after this tag. */
function after(within: string, { name, ends }: { name: string; ends: boolean }): string {
  if (within !== "") return ends && name === within ? "" : within;
  return !ends && (unseen.has(name) || name === "title") ? name : "";
}

function unescapeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(?<code>\d{1,7})|#[xX](?<hex>[\da-fA-F]{1,6})|(?<name>\w{1,8}));/g,
    (whole, ...match) => {
      const { code, hex, name } = match.at(-1) as Record<string, string | undefined>;
      if (name !== undefined) return entities[name] ?? whole;
      const point = code === undefined ? Number.parseInt(hex ?? "", 16) : Number(code);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
    },
  );
}
