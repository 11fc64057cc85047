import type { AppId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { authDb } from "./tables.ts";

/** How a client comes to a token. `code`: a person signs in; `device`: a person lets it in from elsewhere; `service`: for itself. */
export type ClientFlow = "code" | "device" | "service";

export const deviceGrantType = "urn:ietf:params:oauth:grant-type:device_code";

/** A client that somebody registered by hand. */
export type Client = {
  id: AppId;
  name: string;
  /** Has a secret. */
  confidential: boolean;
  flows: ClientFlow[];
  scopes: string[];
  redirectUrls: string[];
  postLogoutUrls: string[];
  createdAt: Date;
};

const grantTypes: Record<ClientFlow, string> = {
  code: "authorization_code",
  device: deviceGrantType,
  service: "client_credentials",
};

const flows = ["code", "device", "service"] as const satisfies readonly ClientFlow[];

/** Refreshing comes with the flows that have a person behind them (`offline_access`). */
export function grantTypesOf(wanted: readonly ClientFlow[]): string[] {
  const types = flows.filter((flow) => wanted.includes(flow)).map((flow) => grantTypes[flow]);
  return wanted.includes("code") || wanted.includes("device") ? [...types, "refresh_token"] : types;
}

/** Those that were registered by hand, by name. */
export async function registeredClients(db: Db): Promise<Client[]> {
  const rows = await authDb(db)
    .selectFrom("auth.oauthClient")
    .selectAll()
    .where("kind", "=", "registered")
    .orderBy("name")
    .orderBy("clientId")
    .execute();
  return rows.map((row) => ({
    id: row.clientId,
    name: row.name,
    confidential: row.tokenEndpointAuthMethod !== "none",
    flows: flows.filter((flow) => row.grantTypes.includes(grantTypes[flow])),
    scopes: row.scopes,
    redirectUrls: row.redirectUris,
    postLogoutUrls: row.postLogoutRedirectUris ?? [],
    createdAt: row.createdAt,
  }));
}

export async function registeredClient(db: Db, id: string): Promise<Client | null> {
  return (await registeredClients(db)).find((client) => client.id === id) ?? null;
}
