const longest = 2048;

/**
 * Where to go after signing in: a path on the same origin, or `/` for anything else. What a browser could read as another
 * origin (`//host`, `/\host`, a control character it strips) is not a path.
 */
export function returnPath(wanted: string | null): string {
  if (wanted === null || wanted.length > longest) return "/";
  // oxlint-disable-next-line no-control-regex
  return /^\/(?!\/)[^\\\u0000-\u001f\u007f]*$/u.test(wanted) ? wanted : "/";
}

/** The path with `sign_in=refused` or `sign_in=failed` in its query, for the app to tell the person. */
export function withSignInOutcome(path: string, outcome: "refused" | "failed"): string {
  const url = new URL(path, "http://origin.invalid");
  url.searchParams.set("sign_in", outcome);
  return `${url.pathname}${url.search}${url.hash}`;
}
