/** What stands before the secret part, so that a scanner that comes across a token knows it for one. */
export const tokenPrefixes = {
  /** A person's own, for scripts. */
  personal: "mows_pat_",
  /** A person's own, for programs that know passwords only. */
  appPassword: "mows_app_",
  /** Access token of an OAuth client. */
  access: "mows_at_",
  refresh: "mows_rt_",
  clientSecret: "mows_cs_",
} as const;

export type BearerToken = { issuedBy: "person" | "provider"; secret: string };

const shape = /^(mows_(?:pat|app|at)_)([A-Za-z0-9_-]{43})$/;

/** The token as far as its form tells: anything else (a JWT, a refresh token) is nobody's here. Null for what is none of ours. */
export function parseToken(text: string): BearerToken | null {
  const [, prefix, secret] = shape.exec(text) ?? [];
  if (prefix === undefined || secret === undefined) return null;
  return { issuedBy: prefix === tokenPrefixes.access ? "provider" : "person", secret };
}

/** What an `Authorization` header holds (RFC 6750 §2.1, RFC 7617 §2); `unknown` for a scheme or form that is neither. */
export type Credentials =
  | { kind: "bearer"; token: string }
  | { kind: "basic"; username: string; password: string }
  | { kind: "unknown" };

export function readCredentials(authorization: string): Credentials {
  const [, scheme = "", value = ""] = /^(bearer|basic) +(\S+)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() === "bearer") return { kind: "bearer", token: value };
  const pair = scheme === "" ? null : decodeBase64(value);
  const colon = pair?.indexOf(":") ?? -1;
  if (pair === null || colon < 0) return { kind: "unknown" };
  return { kind: "basic", username: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function decodeBase64(text: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}
