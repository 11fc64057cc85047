const longest = 254;
/** One address of RFC 5321 §4.1.2 without quoted local parts and literals; nothing in it can begin another header. */
const address =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** The address in lower case, as it is compared; null for what is none. */
export function emailAddress(text: string): string | null {
  const canonical = text.trim().toLowerCase();
  return canonical.length <= longest && address.test(canonical) && !canonical.endsWith(".invalid") ? canonical : null;
}
