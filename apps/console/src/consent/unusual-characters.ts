/**
 * What in a name or an origin is something else than printable ASCII, each once, as `о U+043E`: letters of other scripts can look like
 * ours, and invisible ones turn the reading order, so a person is told to look twice. Browsers write such hosts as `xn--…`.
 */
export function unusualCharacters(text: string): string[] {
  const foreign = new Set(text.match(/[^\u0020-\u007e]/gu) ?? []);
  const encoded = text.match(/(?<=^|[./])xn--[^./:]*/gi) ?? [];
  return [...Array.from(foreign, describe), ...encoded];
}

function describe(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return /\p{L}|\p{N}|\p{S}|\p{P}/u.test(character) ? `${character} ${code}` : code;
}
