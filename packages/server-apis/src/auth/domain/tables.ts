import type { ColumnType } from "kysely";
import type { AppId, OneTimeLinkId, PasskeyId, PersonId, SessionId, TokenId } from "../../kit/ids.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

type Timestamp = ColumnType<Date, Date, Date>;
/** `jsonb` that holds an array of text: read parsed, written as JSON. */
type TextArray = ColumnType<string[], string, string>;

export type Language = "en" | "de";
export type ClientKind = "app" | "registered" | "built-in";

/** The columns of schema `auth` that we touch ourselves; better-auth knows the rest of its own. */
export type AuthTables = {
  "auth.user": {
    id: PersonId;
    name: string;
    email: string;
    emailVerified: boolean;
    username: string;
    displayUsername: string;
    role: "owner" | "member";
    /** Of mails and of the console; null follows the browser. */
    language: ColumnType<Language | null, Language | null | undefined, Language | null>;
    /** When the account goes; null for one that stays. */
    deletion_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    /** Who decided that; null for an account that stays. Only the person's own decision is taken back by signing in. */
    deleted_by: ColumnType<"self" | "owner" | null, "self" | "owner" | null | undefined, "self" | "owner" | null>;
    createdAt: Timestamp;
    updatedAt: Timestamp;
  };
  "auth.account": {
    id: string;
    accountId: string;
    providerId: "credential";
    userId: PersonId;
    password: string;
    createdAt: Timestamp;
    updatedAt: Timestamp;
  };
  "auth.session": {
    id: SessionId;
    userId: PersonId;
    token: string;
    expiresAt: Timestamp;
    createdAt: Timestamp;
    /** When it was last used, to the hour. */
    updatedAt: Timestamp;
    ipAddress: string | null;
    userAgent: string | null;
    /** When its person last proved who they are. */
    authenticated_at: Timestamp;
  };
  "auth.verification": { expiresAt: Timestamp };
  "auth.oauthAccessToken": {
    id: string;
    clientId: AppId;
    userId: PersonId | null;
    sessionId: SessionId | null;
    expiresAt: Timestamp;
  };
  "auth.oauthRefreshToken": { id: string; clientId: AppId; userId: PersonId; expiresAt: Timestamp };
  "auth.jwks": { id: string; createdAt: Timestamp; expiresAt: ColumnType<Date | null, Date | null, Date | null> };
  /** A device that waits for somebody to let it in (RFC 8628). */
  "auth.deviceCode": {
    id: string;
    /** SHA-256 of the code, but for the moment in which it is made. */
    deviceCode: string;
    userCode: string;
    userId: PersonId | null;
    expiresAt: Timestamp;
    status: "pending" | "approved" | "denied";
    clientId: AppId;
    scope: string | null;
    client_address: string | null;
  };
  /** What people made for their scripts and programs. */
  "auth.access_tokens": {
    id: TokenId;
    person_id: PersonId;
    /** The token that made this one, and takes it along when it goes. */
    made_by: ColumnType<TokenId | null, TokenId | null | undefined, never>;
    kind: "personal" | "app-password";
    name: string;
    /** SHA-256 of the secret part, which is kept nowhere. */
    token_hash: string;
    scopes: TextArray;
    created_at: Timestamp;
    expires_at: ColumnType<Date | null, Date | null, Date | null>;
    last_used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  "auth.oauthClient": {
    id: string;
    /** An installed app, one that the owner registered, or one of the cloud's own programs. */
    kind: ColumnType<ClientKind, ClientKind | undefined, ClientKind>;
    clientId: AppId;
    /** SHA-256; null for a public client. */
    clientSecret: ColumnType<string | null, string | null | undefined, string | null>;
    name: string;
    scopes: TextArray;
    /** What the client may have for itself, without a person who signs in (RFC 6749 §4.4). */
    clientCredentialsScopes: ColumnType<string[] | null, string | null | undefined, string | null>;
    /** Who registered it. */
    userId: ColumnType<PersonId | null, PersonId | null | undefined, PersonId | null>;
    redirectUris: TextArray;
    postLogoutRedirectUris: ColumnType<string[] | null, string | null | undefined, string | null>;
    grantTypes: TextArray;
    responseTypes: TextArray;
    tokenEndpointAuthMethod: "none" | "client_secret_basic" | "client_secret_post";
    applicationType: "web" | "native";
    requirePKCE: boolean;
    enableEndSession: boolean;
    skipConsent: boolean;
    disabled: boolean;
    createdAt: Timestamp;
    updatedAt: Timestamp;
  };
  "auth.app_sessions": {
    id: SessionId;
    /** SHA-256 of the cookie's value, which is kept nowhere. */
    token_hash: string;
    person_id: PersonId;
    app_id: AppId;
    cloud_session_id: SessionId;
    created_at: Timestamp;
    expires_at: Timestamp;
    last_used_at: Timestamp;
  };
  "auth.app_sign_ins": {
    state_hash: string;
    /** SHA-256 of the cookie that ties the attempt to one browser. */
    binding_hash: string;
    app_id: AppId;
    nonce: string;
    code_verifier: string;
    return_to: string;
    expires_at: Timestamp;
  };
  /** What a person answered, as the app asked for it: tells a request that is new from one that was answered. */
  "auth.app_consents": {
    person_id: PersonId;
    app_id: AppId;
    path: string;
    access: "read" | "write";
    granted_at: Timestamp;
    /** Until when the answer holds; null for good. */
    expires_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
  "auth.failed_attempts": {
    kind: string;
    key_hash: string;
    used: number;
    window_ms: string;
    ends_at: Timestamp;
    forgotten_at: Timestamp;
  };
  "auth.avatars": { person_id: PersonId; webp: Uint8Array; version: string };
  "auth.passkeys": {
    id: PasskeyId;
    person_id: PersonId;
    name: string;
    /** As the authenticator gave it, base64url. */
    credential_id: string;
    public_key: Uint8Array;
    counter: number;
    transports: TextArray;
    backed_up: boolean;
    created_at: Timestamp;
    last_used_at: ColumnType<Date | null, Date | null, Date | null>;
  };
  "auth.totp": {
    person_id: PersonId;
    /** Encrypted. */
    secret: string;
    /** Null until a first code was right. */
    confirmed_at: ColumnType<Date | null, Date | null, Date | null>;
    /** Of the last code that was taken: none is taken twice. */
    last_step: number;
  };
  "auth.recovery_codes": { person_id: PersonId; code_hash: string };
  "auth.challenges": {
    token_hash: string;
    kind: "add-passkey" | "use-passkey" | "second-factor";
    person_id: PersonId | null;
    challenge: string | null;
    attempts: ColumnType<number, number | undefined, number>;
    expires_at: Timestamp;
  };
  "auth.one_time_links": {
    id: OneTimeLinkId;
    kind: "password" | "recovery" | "email" | "invitation";
    token_hash: string;
    person_id: PersonId | null;
    email: string | null;
    name: string | null;
    quota_bytes: number | null;
    created_at: Timestamp;
    expires_at: Timestamp;
  };
  "auth.secrets": { name: string; value: string };
};

export function authDb(db: Db) {
  return db.withTables<AuthTables>();
}

export function authTx(tx: Tx) {
  return tx.withTables<AuthTables>();
}
