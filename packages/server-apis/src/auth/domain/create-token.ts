import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { TokenId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { tokensOf, type AccessToken, type TokenKind } from "./access-token.ts";
import type { Auth } from "./auth.ts";
import { tokenAppId, tokenOfAppId } from "./authenticate-token.ts";
import { tokenPrefixes } from "./bearer-token.ts";
import type { FolderRefused, NameUnusable, ScopeRefused, TokenExpiryInvalid } from "./client-failures.ts";
import type { Denied, ReauthenticationNeeded } from "./failures.ts";
import { foldersForToken, type FolderForToken } from "./folders-for-token.ts";
import { grantFolders } from "./grant-folders.ts";
import { randomToken } from "./random-token.ts";
import { requireDirect } from "./require-direct.ts";
import { fileAccess, refusedScope, tokenScopes } from "./scopes.ts";
import { authDb, authTx } from "./tables.ts";

export type NewToken = {
  name: string;
  kind: TokenKind;
  scopes: readonly string[];
  /** Absolute paths in the person's own space; none for all of it. */
  folders: readonly string[];
  expiresAt: Date | null;
};

export type CreateTokenOutcome =
  | { kind: "token-created"; token: AccessToken; secret: string }
  | ScopeRefused
  | FolderRefused
  | NameUnusable
  | TokenExpiryInvalid
  | ReauthenticationNeeded
  | Denied;

/**
 * A token for scripts and programs of the person's own. It can do no more than whoever asks for it: one that is made by another has that
 * one's scopes at most, reaches no further, and ends with it.
 */
export async function createToken(
  auth: Auth,
  by: Principal,
  asked: NewToken,
  address: string,
): Promise<CreateTokenOutcome> {
  const direct = await requireDirect(auth, by);
  if (direct.kind !== "fresh") return direct;
  const principal = direct.person;
  const name = asked.name.trim();
  if (name === "" || name.length > 100) return { kind: "name-unusable", name: asked.name };
  const allowed = tokenScopes.filter((scope) => principal.scopes?.includes(scope) ?? true);
  const refused = asked.scopes.length === 0 ? "" : refusedScope(asked.scopes, allowed);
  if (refused !== null) return { kind: "scope-refused", scope: refused, allowed };
  if (asked.expiresAt !== null && asked.expiresAt <= auth.kit.clock.now()) return { kind: "token-expiry-invalid" };
  const access = fileAccess(asked.scopes);
  const folders = access === null ? [] : await foldersForToken(auth, principal, access, asked.folders);
  if ("kind" in folders) return folders;
  const secret = randomToken();
  const madeBy = tokenOfAppId(principal.appId);
  const expiresAt = earlier(asked.expiresAt, madeBy === null ? null : await expiryOf(auth, madeBy));
  const token = { ...asked, name, hash: await sha256Hex(secret), madeBy, expiresAt };
  const id = await auth.kit.write(principal, null, (tx) =>
    insertToken(auth, tx, { principal, token, folders, address }),
  );
  const made = (await tokensOf(auth.kit.db, principal.personId)).find((known) => known.id === id);
  if (made === undefined) throw new Error(`token ${id} was made and is not there`);
  const prefix = asked.kind === "personal" ? tokenPrefixes.personal : tokenPrefixes.appPassword;
  return { kind: "token-created", token: made, secret: `${prefix}${secret}` };
}

async function expiryOf({ kit }: Auth, id: TokenId): Promise<Date | null> {
  const row = await authDb(kit.db)
    .selectFrom("auth.access_tokens")
    .select("expires_at")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.expires_at ?? null;
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

type Making = {
  principal: PersonPrincipal;
  token: NewToken & { hash: string; madeBy: TokenId | null };
  folders: readonly FolderForToken[];
  address: string;
};

async function insertToken({ kit }: Auth, tx: Tx, { principal, token, folders, address }: Making): Promise<TokenId> {
  const id = kit.newId<TokenId>();
  const now = kit.clock.now();
  const { personId } = principal;
  await authTx(tx)
    .insertInto("auth.access_tokens")
    .values({
      id,
      person_id: personId,
      made_by: token.madeBy,
      kind: token.kind,
      name: token.name,
      token_hash: token.hash,
      scopes: JSON.stringify([...new Set(token.scopes)].toSorted()),
      created_at: now,
      expires_at: token.expiresAt,
    })
    .execute();
  const appId = tokenAppId(id);
  await grantFolders(tx, folders, { personId, appId, scopes: token.scopes, expiresAt: token.expiresAt, at: now });
  await appendAudit(tx, {
    principal,
    address,
    action: "auth.token-created",
    resource: { kind: "token", id },
    decision: "done",
    facts: {
      name: token.name,
      kind: token.kind,
      scopes: token.scopes.join(" "),
      expiresAt: token.expiresAt?.toISOString() ?? null,
    },
  });
  return id;
}
