import type { AppId } from "../../kit/ids.ts";
import type { Principal } from "../../kit/principal.ts";
import type { Auth } from "./auth.ts";
import type { DeviceCodeUnknown } from "./client-failures.ts";
import { mayConsent } from "./consent-request.ts";
import { denied, type Denied, type TooManyAttempts } from "./failures.ts";
import { authDb } from "./tables.ts";

/** A program on another device that waits to be let in, as the page shows it. */
export type DeviceRequest = {
  kind: "device-request";
  userCode: string;
  client: { id: AppId; name: string };
  scopes: string[];
  /** Where the device asked from, as this cloud saw it. */
  address: string | null;
  expiresAt: Date;
};

/** What the person is about to let in. A wrong code costs an attempt: 32^8 of them are too many to try. */
export async function deviceRequest(
  auth: Auth,
  principal: Principal,
  given: string,
): Promise<DeviceRequest | DeviceCodeUnknown | TooManyAttempts | Denied> {
  if (!mayConsent(principal)) return denied(principal, "consent");
  return auth.limits.deviceCode.guard(
    principal.personId,
    () => findDeviceRequest(auth, given),
    ({ kind }) => kind === "device-code-unknown",
  );
}

async function findDeviceRequest({ kit }: Auth, given: string): Promise<DeviceRequest | DeviceCodeUnknown> {
  const row = await authDb(kit.db)
    .selectFrom("auth.deviceCode as d")
    .innerJoin("auth.oauthClient as c", "c.clientId", "d.clientId")
    .select(["d.userCode", "d.scope", "d.client_address", "d.expiresAt", "c.clientId", "c.name"])
    .where("d.userCode", "=", plainUserCode(given))
    .where("d.status", "=", "pending")
    .where("d.expiresAt", ">", kit.clock.now())
    .where("c.disabled", "=", false)
    .executeTakeFirst();
  if (row === undefined) return { kind: "device-code-unknown" };
  return {
    kind: "device-request",
    userCode: row.userCode,
    client: { id: row.clientId, name: row.name },
    scopes: row.scope === null || row.scope === "" ? [] : row.scope.split(" "),
    address: row.client_address,
    expiresAt: row.expiresAt,
  };
}

/** As people type it: with hyphens, spaces, in lower case. */
export function plainUserCode(given: string): string {
  return given.replace(/[^a-z0-9]/gi, "").toUpperCase();
}
