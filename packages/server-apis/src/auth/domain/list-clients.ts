import type { Principal } from "../../kit/principal.ts";
import { administrates } from "./administrates.ts";
import type { Auth } from "./auth.ts";
import { registeredClients, type Client } from "./client.ts";
import { denied, type Denied } from "./failures.ts";

export async function listClients(
  auth: Auth,
  principal: Principal,
): Promise<{ kind: "clients"; clients: Client[] } | Denied> {
  if (!(await administrates(auth, principal))) return denied(principal, "cloud.manage");
  return { kind: "clients", clients: await registeredClients(auth.kit.db) };
}
