import type { ColumnType } from "kysely";
import type { AppId, PersonId, SessionId } from "../../kit/ids.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";

type Timestamp = ColumnType<Date, Date, Date>;
/** `jsonb` that holds an array of text: read parsed, written as JSON. */
type TextArray = ColumnType<string[], string, string>;

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
  "auth.session": { id: SessionId; userId: PersonId; expiresAt: Timestamp };
  "auth.verification": { expiresAt: Timestamp };
  "auth.oauthAccessToken": { expiresAt: Timestamp };
  "auth.oauthClient": {
    id: string;
    clientId: AppId;
    name: string;
    scopes: TextArray;
    redirectUris: TextArray;
    grantTypes: TextArray;
    responseTypes: TextArray;
    tokenEndpointAuthMethod: "none";
    applicationType: "web";
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
  /** What a person agreed to, as the app asked for it: tells a request that is new from one that was answered. */
  "auth.app_consents": {
    person_id: PersonId;
    app_id: AppId;
    path: string;
    access: "read" | "write";
    granted_at: Timestamp;
  };
  "auth.secrets": { name: string; value: string };
};

export function authDb(db: Db) {
  return db.withTables<AuthTables>();
}

export function authTx(tx: Tx) {
  return tx.withTables<AuthTables>();
}
