import type { RedirectRefused } from "./client-failures.ts";

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** A scheme of the program's own is its reversed domain (RFC 8252 §7.1), so it has a dot. */
const privateScheme = /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/;

const maximumLength = 2000;
const maximumAddresses = 10;

/**
 * Why a code may not be sent to one of these; null when it may. They are compared byte by byte later, so each must be exactly what a browser
 * makes of it: no `..`, no user, no upper-case host. Nothing on this cloud: its origins are apps', which are registered by being installed.
 */
export function refuseRedirects(addresses: readonly string[], cloudDomain: string): RedirectRefused | null {
  if (addresses.length > maximumAddresses) return { kind: "redirect-refused", address: "", problem: "too-many" };
  for (const address of addresses) {
    const problem = problemOf(address, cloudDomain);
    if (problem !== null) return { kind: "redirect-refused", address, problem };
  }
  return null;
}

function problemOf(address: string, cloudDomain: string): RedirectRefused["problem"] | null {
  const url = URL.parse(address);
  if (url === null || address.length > maximumLength) return "not-an-address";
  if (!isExact(address, url)) return "not-exact";
  if (privateScheme.test(url.protocol)) return null;
  const host = url.hostname.replace(/\.$/, "");
  if (host !== url.hostname) return "not-exact";
  if (host === cloudDomain || host.endsWith(`.${cloudDomain}`)) return "on-this-cloud";
  if (url.protocol === "https:") return null;
  return url.protocol === "http:" && loopback.has(url.hostname) ? null : "not-secure";
}

/** Nothing that a browser would rewrite, hide or read as somebody's name. */
function isExact(address: string, url: URL): boolean {
  // Half an escape, or one that hides a separator, is read differently by different programs.
  const isHidden = /%(?![0-9a-f]{2})|%(2e|2f|5c|00)/i.test(address);
  const isAsParsed = url.href === address || url.href === `${address}/`;
  return isAsParsed && !isHidden && !/[#*]/.test(address) && url.username === "" && url.password === "";
}
