import type { AppId, PersonId, SessionId } from "../../kit/ids.ts";

/**
 * The cloud's OpenID provider and password store. Everything that takes a `cookie` takes the one `name=value` pair of the
 * session, never a client's whole header, and null without one.
 */
export type IdentityProvider = {
  hashPassword(password: string): Promise<string>;
  /** Costs one password hash whether or not there is one to compare with; null is never right. */
  verifyPassword(password: string, hash: string | null): Promise<boolean>;
  /** As `Set-Cookie`: the signed cookie of the session whose row has this token. */
  sessionCookie(token: string, maxAgeMs: number): Promise<string>;
  /** The cloud's session that the cookie stands for; writes nothing. */
  findSession(cookie: string | null): Promise<CloudSession | null>;
  /** Ends the session and, by cascade, those of apps made from it. Returns what clears the cookie. */
  signOut(cookie: string | null): Promise<string[]>;
  authorize(query: URLSearchParams, cookie: string | null): Promise<AuthorizeOutcome>;
  /** The authorization request a consent page was opened with; null when its signature or time is not ours. */
  readSignedQuery(query: string): Promise<URLSearchParams | null>;
  /** Where the browser goes next; null when the provider does not accept the query from this session. */
  answerConsent(answer: { query: string; accept: boolean; cookie: string }): Promise<string | null>;
  /** Authorization code for an id token (RFC 6749 §4.1.3, RFC 7636 §4.5); null when refused. */
  exchangeCode(exchange: CodeExchange): Promise<string | null>;
  /** Checks signature, issuer, audience, times and nonce (OpenID Connect Core 1.0 §3.1.3.7); null when any is wrong. */
  readIdToken(idToken: string, expected: { clientId: AppId; nonce: string }): Promise<IdTokenClaims | null>;
  /** An id token that comes back as a hint (OpenID Connect RP-Initiated Logout 1.0 §2); null when this cloud did not sign it. */
  readIdTokenHint(idToken: string): Promise<IdTokenHint | null>;
  /** What callers with tokens of their own may reach. */
  publicEndpoint(endpoint: PublicEndpoint, request: Request): Promise<Response>;
  /** The `iss` of its id tokens and of its redirects (RFC 9207). */
  issuer: string;
};

export type CloudSession = { sessionId: SessionId; personId: PersonId; lastUsedAt: Date };

export type AuthorizeOutcome =
  /** To the app with a code or an error, or to the consent page. */
  | { kind: "redirect"; url: string }
  | { kind: "sign-in-needed" }
  /** The app or its address is not known, so there is nowhere to send the error to (RFC 6749 §4.1.2.1). */
  | { kind: "invalid"; description: string };

export type CodeExchange = { clientId: AppId; code: string; codeVerifier: string; redirectUri: string };

export type IdTokenClaims = { personId: PersonId; cloudSessionId: SessionId };

export type PublicEndpoint = "token" | "revoke" | "introspect" | "device" | "jwks" | "userinfo" | "discovery";

/** Who an id token of this cloud was made for, whether or not its time is over. */
export type IdTokenHint = IdTokenClaims & { clientId: AppId };

/** Keeps the key that signs sessions: the same for as long as the cloud's data lives. */
export type SecretStore = {
  /** The secret of this name; kept from the first call on, which makes it. */
  loadOrCreate(name: string, create: () => string): Promise<string>;
};

/** Encrypts what has to be read again, under the cloud's own secret. */
export type Vault = {
  seal(text: string): Promise<string>;
  /** Throws when the text was not sealed by this cloud. */
  open(sealed: string): Promise<string>;
};

/** A relying party for passkeys (WebAuthn Level 3) on exactly the cloud's own origin. Options and responses are JSON of the standard's §5.1.8 f. */
export type PasskeyCeremonies = {
  beginAdding(person: {
    id: PersonId;
    username: string;
    name: string;
    existing: readonly StoredPasskey[];
  }): Promise<PasskeyOptions>;
  /** Null when the response does not belong to the challenge, the origin or the host, or the authenticator did not verify its user. */
  finishAdding(response: object, challenge: string): Promise<NewPasskey | null>;
  /** Asks for any passkey of this cloud that the device has: nobody names an account, so none can be probed. */
  beginUsing(): Promise<PasskeyOptions>;
  /** The new signature counter; null when refused. */
  finishUsing(response: object, challenge: string, passkey: StoredPasskey): Promise<{ counter: number } | null>;
};

export type PasskeyOptions = { json: string; challenge: string };
export type StoredPasskey = { credentialId: string; publicKey: Uint8Array; counter: number; transports: string[] };
export type NewPasskey = StoredPasskey & { backedUp: boolean };

/** Sends plain text. Throws when the server does not take the mail. */
export type Mailer = { send(mail: Mail): Promise<void> };

export type Mail = { to: string; subject: string; text: string };

/** Makes pictures of people uniform. Null for what is no picture, or too large a one. */
export type AvatarMaker = (bytes: Uint8Array) => Promise<Uint8Array | null>;
