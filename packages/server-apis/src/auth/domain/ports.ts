import type { AppId, PersonId, SessionId } from "../../kit/ids.ts";

/**
 * The cloud's OpenID provider and password store. Everything that takes a `cookie` takes the one `name=value` pair of the
 * session, never a client's whole header, and null without one.
 */
export type IdentityProvider = {
  hashPassword(password: string): Promise<string>;
  /** Costs one password hash whether or not the account exists. */
  signIn(attempt: SignInAttempt): Promise<{ kind: "signed-in"; setCookies: string[] } | { kind: "wrong-credentials" }>;
  /** The cloud's session that the cookie stands for; writes nothing. */
  findSession(cookie: string | null): Promise<{ sessionId: SessionId; personId: PersonId } | null>;
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
  /** What callers with tokens of their own may reach. */
  publicEndpoint(endpoint: PublicEndpoint, request: Request): Promise<Response>;
  /** The `iss` of its id tokens and of its redirects (RFC 9207). */
  issuer: string;
};

export type SignInAttempt = { username: string; password: string; clientAddress: string; userAgent: string | null };

export type AuthorizeOutcome =
  /** To the app with a code or an error, or to the consent page. */
  | { kind: "redirect"; url: string }
  | { kind: "sign-in-needed" }
  /** The app or its address is not known, so there is nowhere to send the error to (RFC 6749 §4.1.2.1). */
  | { kind: "invalid"; description: string };

export type CodeExchange = { clientId: AppId; code: string; codeVerifier: string; redirectUri: string };

export type IdTokenClaims = { personId: PersonId; cloudSessionId: SessionId };

export type PublicEndpoint = "token" | "jwks" | "userinfo" | "discovery";

/** Keeps the key that signs sessions: the same for as long as the cloud's data lives. */
export type SecretStore = {
  /** The secret of this name; kept from the first call on, which makes it. */
  loadOrCreate(name: string, create: () => string): Promise<string>;
};
