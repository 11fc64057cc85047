/**
 * What Vite's client does that the policy forbids, and what it does instead: styles are constructed sheets, since `<style>` is
 * inline style, and pings come from the page, since a worker of a `blob:` address is not the app's own.
 */
const replacements: readonly (readonly [string, string])[] = [
  ["function updateStyle(id, content) {", "function updateStyleElement(id, content) {"],
  ["function removeStyle(id) {", "function removeStyleElement(id) {"],
  [`h("style", { nonce: cspNonce }, templateStyle)`, `""`],
  [
    "this.root.appendChild(createTemplate());",
    "this.root.appendChild(createTemplate());\n\t\tthis.root.adoptedStyleSheets = [constructedSheet(templateStyle)];",
  ],
];

const constructedStyles = `
const SharedWorker = undefined;
const constructedSheets = new Map();
function constructedSheet(content) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(content);
  return sheet;
}
function updateStyle(id, content) {
  if (linkSheetsMap.has(id)) return;
  const known = constructedSheets.get(id);
  if (known !== undefined) {
    known.replaceSync(content);
    return;
  }
  const sheet = constructedSheet(content);
  constructedSheets.set(id, sheet);
  document.adoptedStyleSheets.push(sheet);
}
function removeStyle(id) {
  removeStyleElement(id);
  const sheet = constructedSheets.get(id);
  if (sheet === undefined) return;
  constructedSheets.delete(id);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
}
`;

/** Vite's client under the cloud's policy; null when it is not the client that is known here. */
export function strictClient(code: string): string | null {
  if (!replacements.every(([from]) => code.includes(from))) return null;
  return replacements.reduce((changed, [from, to]) => changed.replace(from, () => to), code) + constructedStyles;
}
