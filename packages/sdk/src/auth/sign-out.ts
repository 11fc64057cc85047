import { problemOf } from "../core/error-of-response.ts";
import type { Transport } from "../core/transport.ts";

/** Nobody being signed in any more is what was wanted. */
export async function signOut(transport: Transport): Promise<void> {
  const response = await transport.request(`${transport.url}/.mows/auth/sign-out`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!response.ok && response.status !== 401) throw await problemOf(response);
}
