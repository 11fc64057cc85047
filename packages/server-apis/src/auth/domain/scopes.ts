/** Every scope there is on this cloud, with what it lets a client or a token do. */
export const scopes = [
  "openid",
  "profile",
  "email",
  "offline_access",
  "files.read",
  "files.write",
  "cloud.manage",
] as const;

export type Scope = (typeof scopes)[number];

/** What a token that a person makes may have: it is no sign-in, so it tells nobody who they are. */
export const tokenScopes: readonly Scope[] = ["files.read", "files.write", "cloud.manage"];

/** What a client may be registered for: managing the cloud is for the cloud's own programs and for tokens. */
export const clientScopes: readonly Scope[] = [
  "openid",
  "profile",
  "email",
  "offline_access",
  "files.read",
  "files.write",
];

/** The first that is not among the allowed ones; null when all are. */
export function refusedScope(asked: readonly string[], allowed: readonly string[]): string | null {
  return asked.find((scope) => !allowed.includes(scope)) ?? null;
}

/** The strongest access to files among these; null without one. */
export function fileAccess(asked: readonly string[]): "read" | "write" | null {
  if (asked.includes("files.write")) return "write";
  return asked.includes("files.read") ? "read" : null;
}
