export type CookieReading =
  | { kind: "absent" }
  | { kind: "present"; value: string }
  /** The name came twice: a sibling origin planted one of them, and nothing tells which. */
  | { kind: "tossed" };

/** The cookie of this name in a `Cookie` header (RFC 6265 §5.4). */
export function readCookie(header: string | null, name: string): CookieReading {
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value, second] = values;
  if (value === undefined) return { kind: "absent" };
  return second === undefined ? { kind: "present", value } : { kind: "tossed" };
}
