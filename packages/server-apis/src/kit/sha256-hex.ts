import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * SHA-256 (FIPS 180-4) of the text in UTF-8, lower-case hexadecimal. Not by Web Crypto: handing a token of 43 characters to its thread
 * pool and back costs a request more than its database queries do; texts are short, and hashing them here takes two microseconds.
 */
export async function sha256Hex(text: string): Promise<string> {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
