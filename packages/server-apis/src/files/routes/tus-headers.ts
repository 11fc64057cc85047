import { bytesOfBase64, textOfBase64 } from "../domain/base64.ts";
import type { HashAlgorithm } from "../domain/ports.ts";
import type { Checksum } from "../domain/uploads/receive-body.ts";

export const tusVersion = "1.0.0";

const algorithms: readonly HashAlgorithm[] = ["sha256", "sha1", "md5"];

/** What this server offers: tus 1.0.0 with these extensions. */
export const tusCapabilities = {
  "tus-version": tusVersion,
  "tus-extension": "creation,creation-with-upload,termination,checksum,concatenation,expiration",
  "tus-checksum-algorithm": algorithms.join(","),
};

/** Longest `Upload-Metadata` taken, in characters. */
const longestMetadata = 8_192;

/** A whole number of bytes below 2^53, or null. */
export function parseByteCount(text: string | null): number | null {
  if (text === null || !/^\d{1,16}$/.test(text)) return null;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : null;
}

/** `key base64,key base64,key` (tus, "Upload-Metadata"); null when it is not that. */
export function parseMetadata(header: string): ReadonlyMap<string, string> | null {
  const metadata = new Map<string, string>();
  if (header.length > longestMetadata) return null;
  for (const pair of header.split(",").map((part) => part.trim())) {
    if (pair === "") continue;
    const [key = "", encoded = "", ...rest] = pair.split(" ");
    const value = textOfBase64(encoded);
    if (key === "" || rest.length > 0 || value === null || metadata.has(key)) return null;
    metadata.set(key, value);
  }
  return metadata;
}

/** `algorithm base64` (tus, "Checksum"); null when it is not that, or of an algorithm not offered. */
export function parseChecksum(header: string): Checksum | null {
  const [name = "", encoded = "", ...rest] = header.trim().split(" ");
  const algorithm = algorithms.find((offered) => offered === name);
  const digest = bytesOfBase64(encoded);
  return algorithm === undefined || digest === null || encoded === "" || rest.length > 0 ? null : { algorithm, digest };
}
