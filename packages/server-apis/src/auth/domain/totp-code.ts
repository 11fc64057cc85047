import { Secret, TOTP } from "otpauth";

/** The step of RFC 6238 §4 that a moment lies in. */
export function totpStep(moment: Date): number {
  return TOTP.counter({ timestamp: moment.getTime() });
}

/** The step whose code this is, within one of now: clocks differ. Null for none. `secret` is base32. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const distance = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return distance === null ? null : totpStep(now) + distance;
}

/** The code of the step that a moment lies in. */
export function totpCode(secret: string, moment: Date): string {
  return totpOf(secret).generate({ timestamp: moment.getTime() });
}

/** The address that an authenticator app reads from a QR code. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret) }).toString();
}

/** SHA-1, six digits and half a minute, which is what every authenticator app knows. */
function totpOf(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret) });
}
