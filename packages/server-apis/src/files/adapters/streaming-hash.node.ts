import { createHash, type Hash } from "node:crypto";
import type { CreateHash, StreamingHash } from "../domain/ports.ts";

/** OpenSSL's hashes. */
export const createNodeHash: CreateHash = (algorithm) => wrap(createHash(algorithm));

function wrap(hash: Hash): StreamingHash {
  return {
    update: (bytes) => void hash.update(bytes),
    copy: () => wrap(hash.copy()),
    digest: () => new Uint8Array(hash.digest()),
  };
}
