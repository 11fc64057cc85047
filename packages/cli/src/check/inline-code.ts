/** Code and style within a page, which `default-src 'self'` keeps out (CSP Level 3 §4.2). */
const forbidden: readonly { what: string; pattern: RegExp }[] = [
  {
    what: "an inline script",
    pattern: /<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype\s*=\s*["']?application\/(ld\+)?json)[^>]*>\s*[^\s<]/gi,
  },
  { what: "an inline style sheet", pattern: /<style\b[^>]*>\s*[^\s<]/gi },
  { what: "a style attribute", pattern: /<[a-z][^>]*\sstyle\s*=/gi },
  { what: "a handler in an attribute", pattern: /<[a-z][^>]*\son[a-z]+\s*=/gi },
  { what: "a javascript: address", pattern: /<[a-z][^>]*=\s*["']?\s*javascript:/gi },
];

/** What of a page's HTML the policy keeps from running, with its lines. A check of what tools write, not a sanitizer. */
export function inlineCode(html: string): { line: number; what: string }[] {
  const withoutComments = html.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, " "));
  return forbidden
    .flatMap(({ what, pattern }) =>
      [...withoutComments.matchAll(pattern)].map(({ index }) => ({
        line: withoutComments.slice(0, index).split("\n").length,
        what,
      })),
    )
    .toSorted((a, b) => a.line - b.line);
}
