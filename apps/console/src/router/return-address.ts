/**
 * Where `return_to` leads: a path on this origin, or the start page. Anything that a browser would read as another origin
 * (`//evil.example`, `/\evil.example`, `https:…`) is not followed, nor is the sign-in page itself.
 */
export function returnAddress(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get("return_to");
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return "/";
  const url = URL.parse(wanted, origin);
  if (!url || url.origin !== origin || url.pathname === "/sign-in") return "/";
  return url.pathname + url.search + url.hash;
}
