import type { AppId } from "../../kit/ids.ts";
import type { FileAccessRequest } from "../../kit/peers.ts";
import type { Auth } from "./auth.ts";
import { fileAccess } from "./scopes.ts";
import { authDb } from "./tables.ts";

/** Who asks a person to sign in: an installed app, or a program that the owner registered. */
export type RequestingClient = {
  id: AppId;
  name: string;
  /** Where the code goes: the name can be anything, this cannot. */
  origin: string;
  requests: readonly FileAccessRequest[];
  /** Whether it asks for the person's e-mail address. */
  wantsEmail: boolean;
};

/**
 * The client of an authorization request; null when there is none. An app asks for the folders of its manifest, whatever its scopes say;
 * another program has no manifest, so its scopes are about all of the person's files until the person chooses a folder.
 */
export async function findRequestingClient(auth: Auth, query: URLSearchParams): Promise<RequestingClient | null> {
  const id = (query.get("client_id") ?? "") as AppId;
  const app = await auth.peers.appDirectory.find(id);
  if (app !== null) return { ...app, origin: auth.kit.origins.ofApp(id), wantsEmail: false };
  if (id.includes("\0")) return null;
  const client = await authDb(auth.kit.db)
    .selectFrom("auth.oauthClient")
    .select(["name", "redirectUris"])
    .where("clientId", "=", id)
    .where("kind", "=", "registered")
    .where("disabled", "=", false)
    .executeTakeFirst();
  const redirect = URL.parse(query.get("redirect_uri") ?? "");
  if (client === undefined || redirect === null) return null;
  const scopes = (query.get("scope") ?? "").split(" ");
  const access = fileAccess(scopes);
  const requests = access === null ? [] : [{ path: "/", access, reason: null }];
  // A program's own scheme has no origin.
  const origin = redirect.origin === "null" ? redirect.protocol : redirect.origin;
  return { id, name: client.name, origin, requests, wantsEmail: scopes.includes("email") };
}
