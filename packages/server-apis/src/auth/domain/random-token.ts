import { base64url } from "./base64url.ts";

/** 256 random bits in base64url: 43 characters. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}
