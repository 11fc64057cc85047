import { parse } from "bowser";

/** What a `User-Agent` says of itself: a help to tell one's devices apart, and proof of nothing. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  if (userAgent === null || userAgent === "") return { browser: null, system: null };
  const { browser, os } = parse(userAgent);
  const system = [os.name, os.versionName ?? os.version].filter(Boolean).join(" ");
  return { browser: browser.name || null, system: system || null };
}
