/** `location.search` of the consent page, with or without its question mark. */
export function signedQueryText(query: string): string {
  return query.startsWith("?") ? query.slice(1) : query;
}
