import { fromBase32 } from "./base32.ts";

const periodMs = 30_000;
const digits = 6;

/** The step of RFC 6238 §4 that a moment lies in. */
export function totpStep(moment: Date): number {
  return Math.floor(moment.getTime() / periodMs);
}

/** The code of a step: TOTP with SHA-1 and six digits (RFC 6238, RFC 4226 §5.3), which is what every authenticator app knows. */
export async function totpCode(secret: string, step: number): Promise<string> {
  const key = await crypto.subtle.importKey("raw", fromBase32(secret), { name: "HMAC", hash: "SHA-1" }, false, [
    "sign",
  ]);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter));
  const offset = mac.getUint8(19) & 15;
  return String((mac.getUint32(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, "0");
}

/** The step whose code this is, within one of now: clocks differ. Null for none. */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
  const current = totpStep(now);
  for (const step of [current, current - 1, current + 1]) if ((await totpCode(secret, step)) === code) return step;
  return null;
}
