import { z } from "zod";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Auth } from "./auth.ts";
import { discardExpired } from "./discard-expired.ts";
import { authDb } from "./tables.ts";

const started = z.object({ device_code: z.string() });

export type StartDeviceOutcome =
  | { kind: "answered"; response: Response }
  | { kind: "rate-limited"; retryAfterMs: number };

/** A device begins to wait (RFC 8628 §3.1). Its code is kept as a hash, beside where it asked from. */
export async function startDeviceRequest(
  auth: Auth,
  request: Request,
  clientAddress: string,
): Promise<StartDeviceOutcome> {
  const taken = auth.limits.deviceStart.take(clientAddress);
  if (taken.kind === "limited") return { kind: "rate-limited", retryAfterMs: taken.retryAfterMs };
  await discardExpired(auth.kit);
  const response = await auth.provider.publicEndpoint("device", request);
  if (!response.ok) return { kind: "answered", response };
  const { device_code } = started.parse(await response.clone().json());
  await authDb(auth.kit.db)
    .updateTable("auth.deviceCode")
    .set({ deviceCode: await sha256Hex(device_code), client_address: clientAddress })
    .where("deviceCode", "=", device_code)
    .execute();
  return { kind: "answered", response };
}
