import type { PersonId } from "../../kit/ids.ts";
import { parseId } from "../../kit/ids.ts";
import { base64url, fromBase64url } from "./base64url.ts";
import { hostCookie } from "./host-cookie.ts";
import { randomToken } from "./random-token.ts";
import { readCookie } from "../../kit/http/read-cookie.ts";

export type KnownDevice = { personId: PersonId; deviceId: string };

/**
 * A signed cookie that says that somebody signed in here before. It opens nothing; but wrong passwords from elsewhere do not keep such a
 * browser waiting, so that nobody can lock a person out of their own cloud.
 */
export type KnownDevices = {
  read(cookieHeader: string | null): Promise<KnownDevice | null>;
  /** As `Set-Cookie`. */
  cookieFor(personId: PersonId): Promise<string>;
};

const lastsMs = 365 * 24 * 60 * 60 * 1000;

export function createKnownDevices(cloudOrigin: string, secret: string): KnownDevices {
  const encoder = new TextEncoder();
  const cookie = hostCookie("mows_device", cloudOrigin);
  const key = crypto.subtle.importKey(
    "raw",
    encoder.encode(`known-device:${secret}`),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  return {
    async read(cookieHeader) {
      const reading = readCookie(cookieHeader, cookie.name);
      if (reading.kind !== "present") return null;
      const [person = "", deviceId = "", signature = ""] = reading.value.split(".");
      const personId = parseId<PersonId>(person);
      if (personId === null || !/^[\w-]{43}$/.test(signature)) return null;
      const signed = encoder.encode(`${personId}.${deviceId}`);
      const holds = await crypto.subtle.verify("HMAC", await key, fromBase64url(signature), signed);
      return holds ? { personId, deviceId } : null;
    },
    async cookieFor(personId) {
      const text = `${personId}.${randomToken()}`;
      const signature = await crypto.subtle.sign("HMAC", await key, encoder.encode(text));
      return cookie.set(`${text}.${base64url(new Uint8Array(signature))}`, lastsMs);
    },
  };
}
