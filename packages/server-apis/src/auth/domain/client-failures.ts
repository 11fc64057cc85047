import type { Denied, ReauthenticationNeeded, TooManyAttempts } from "./failures.ts";

/** Not one of the scopes that may be asked for here; empty when none was asked for. */
export type ScopeRefused = { kind: "scope-refused"; scope: string; allowed: readonly string[] };
/** Empty or too long. */
export type NameUnusable = { kind: "name-unusable"; name: string };
/** In the past. */
export type TokenExpiryInvalid = { kind: "token-expiry-invalid" };
/** No such token of the person's. */
export type TokenNotFound = { kind: "token-not-found"; id: string };
/** A folder that a token or a client was to be bound to. */
export type FolderRefused = {
  kind: "folder-refused";
  path: string;
  problem: "missing" | "not-a-folder" | "not-yours-to-give";
};
/** An address that a client gave; `problem` says why codes cannot be sent there. */
export type RedirectRefused = {
  kind: "redirect-refused";
  address: string;
  problem: "not-an-address" | "not-secure" | "not-exact" | "on-this-cloud" | "none" | "too-many";
};
export type ClientNotFound = { kind: "client-not-found"; id: string };
/** Wrong, expired, or answered already: which of them is not told. */
export type DeviceCodeUnknown = { kind: "device-code-unknown" };

/** Of tokens, clients and devices. */
export type ClientFailure =
  | ScopeRefused
  | NameUnusable
  | TokenExpiryInvalid
  | TokenNotFound
  | FolderRefused
  | RedirectRefused
  | ClientNotFound
  | DeviceCodeUnknown
  | TooManyAttempts
  | ReauthenticationNeeded
  | Denied;
