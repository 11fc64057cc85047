import { appendAudit } from "../../kit/audit/append-audit.ts";
import type { AppId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { tokenPrefixes } from "./bearer-token.ts";
import { grantTypesOf, registeredClient, type Client, type ClientFlow } from "./client.ts";
import type { FolderRefused, NameUnusable, RedirectRefused, ScopeRefused } from "./client-failures.ts";
import { denied, type Denied, type ReauthenticationNeeded } from "./failures.ts";
import { foldersForToken, type FolderForToken } from "./folders-for-token.ts";
import { grantFolders } from "./grant-folders.ts";
import { randomToken } from "./random-token.ts";
import { refuseRedirects } from "./redirect-address.ts";
import { requireDirect } from "./require-direct.ts";
import { clientScopes, fileAccess, refusedScope } from "./scopes.ts";
import { authTx } from "./tables.ts";

export type NewClient = {
  name: string;
  confidential: boolean;
  flows: readonly ClientFlow[];
  scopes: readonly string[];
  redirectUrls: readonly string[];
  postLogoutUrls: readonly string[];
  /** What a service reaches of the files of whoever registers it; none for all of them. */
  folders: readonly string[];
};

export type AddClientOutcome =
  | { kind: "client-added"; client: Client; secret: string | null }
  | NameUnusable
  | ScopeRefused
  | RedirectRefused
  | FolderRefused
  | ReauthenticationNeeded
  | Denied;

/** Scopes that have a person's sign-in behind them, which a service has not. */
const personsOwn: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

/** Registers a program that is no installed app. The owner's to do; a service acts in the owner's name, within what they grant it here. */
export async function addClient(
  auth: Auth,
  by: Principal,
  asked: NewClient,
  address: string,
): Promise<AddClientOutcome> {
  // The operator is nobody in particular, and a service needs somebody in whose name it acts.
  const direct = await requireDirect(auth, by);
  if (direct.kind !== "fresh") return direct;
  const principal = direct.person;
  if (!(await administrates(auth, principal))) return denied(principal, "cloud.manage");
  const refused = refuse(auth, asked);
  if (refused !== null) return refused;
  const isService = asked.flows.includes("service");
  const access = isService ? fileAccess(asked.scopes) : null;
  const folders = access === null ? [] : await foldersForToken(auth, principal, access, asked.folders);
  if ("kind" in folders) return folders;
  const secret = asked.confidential || isService ? randomToken() : null;
  const secretHash = secret === null ? null : await sha256Hex(secret);
  const id = `client-${auth.kit.newId()}` as AppId;
  await auth.kit.write(principal, null, async (tx) => {
    await insertClient(auth, tx, { id, principal, asked, secretHash });
    const at = auth.kit.clock.now();
    const whose = { personId: principal.personId, appId: id };
    await grantFolders(tx, folders satisfies FolderForToken[], { ...whose, scopes: asked.scopes, expiresAt: null, at });
    const facts = { name: asked.name.trim(), scopes: asked.scopes.join(" "), flows: asked.flows.join(" ") };
    const resource = { kind: "client", id };
    await appendAudit(tx, { principal, address, action: "auth.client-added", resource, decision: "done", facts });
    return null;
  });
  const client = await registeredClient(auth.kit.db, id);
  if (client === null) throw new Error(`client ${id} was added and is not there`);
  return { kind: "client-added", client, secret: secret === null ? null : `${tokenPrefixes.clientSecret}${secret}` };
}

function refuse(auth: Auth, asked: NewClient): NameUnusable | ScopeRefused | RedirectRefused | null {
  const name = asked.name.trim();
  if (name === "" || name.length > 100) return { kind: "name-unusable", name: asked.name };
  const isServiceOnly = asked.flows.every((flow) => flow === "service");
  const allowed = clientScopes.filter((scope) => !isServiceOnly || !personsOwn.has(scope));
  const refused = asked.scopes.length === 0 ? "" : refusedScope(asked.scopes, allowed);
  if (refused !== null) return { kind: "scope-refused", scope: refused, allowed };
  if (asked.flows.includes("code") && asked.redirectUrls.length === 0) {
    return { kind: "redirect-refused", address: "", problem: "none" };
  }
  const { domain } = auth.kit.config;
  return refuseRedirects(asked.redirectUrls, domain) ?? refuseRedirects(asked.postLogoutUrls, domain);
}

type Inserting = { id: AppId; principal: PersonPrincipal; asked: NewClient; secretHash: string | null };

async function insertClient({ kit }: Auth, tx: Tx, { id, principal, asked, secretHash }: Inserting): Promise<void> {
  const scopes = [...new Set(asked.scopes)].toSorted();
  const own = asked.flows.includes("service") ? scopes.filter((scope) => !personsOwn.has(scope)) : null;
  await authTx(tx)
    .insertInto("auth.oauthClient")
    .values({
      id: kit.newId(),
      kind: "registered",
      clientId: id,
      clientSecret: secretHash,
      name: asked.name.trim(),
      scopes: JSON.stringify(scopes),
      clientCredentialsScopes: own === null ? null : JSON.stringify(own),
      userId: principal.personId,
      redirectUris: JSON.stringify([...new Set(asked.redirectUrls)]),
      postLogoutRedirectUris: JSON.stringify([...new Set(asked.postLogoutUrls)]),
      grantTypes: JSON.stringify(grantTypesOf(asked.flows)),
      responseTypes: JSON.stringify(asked.flows.includes("code") ? ["code"] : []),
      tokenEndpointAuthMethod: secretHash === null ? "none" : "client_secret_post",
      applicationType: secretHash === null ? "native" : "web",
      requirePKCE: true,
      enableEndSession: true,
      skipConsent: false,
      disabled: false,
      createdAt: kit.clock.now(),
      updatedAt: kit.clock.now(),
    })
    .execute();
}
