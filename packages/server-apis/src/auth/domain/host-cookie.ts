/**
 * A cookie for one host, out of reach of scripts. Over TLS its name has the `__Host-` prefix, which a sibling origin cannot set
 * (RFC 6265bis §4.1.3.2); without TLS a planted second one is told by `readCookie`.
 */
export type HostCookie = {
  name: string;
  /** The value as `Set-Cookie`. */
  set(value: string, maxAgeMs: number): string;
  /** Makes the browser forget it. */
  clear(): string;
};

export function hostCookie(baseName: string, origin: string): HostCookie {
  const isSecure = origin.startsWith("https:");
  const name = isSecure ? `__Host-${baseName}` : baseName;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  return {
    name,
    set: (value, maxAgeMs) => `${name}=${value}; Max-Age=${Math.floor(maxAgeMs / 1000)}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

export const sessionCookieName = "mows_session";
