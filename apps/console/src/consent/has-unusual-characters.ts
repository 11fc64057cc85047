/**
 * Whether a name or an origin holds something else than printable ASCII. Letters of other scripts can look like ours, and
 * invisible ones turn the reading order, so a person is told to look twice. Browsers write such hosts as `xn--…`.
 */
export function hasUnusualCharacters(text: string): boolean {
  return /[^\u0020-\u007e]/u.test(text) || /(^|[./])xn--/i.test(text);
}
