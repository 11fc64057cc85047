import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { CreateHash, StreamingHash } from "../domain/ports.ts";

const algorithms = { sha256, sha1, md5 };

/** Hashes in JavaScript: slower than the machine's own, and the same everywhere. */
export const createMemoryHash: CreateHash = (algorithm) => wrap(algorithms[algorithm].create());

type Hash = ReturnType<(typeof algorithms)[keyof typeof algorithms]["create"]>;

function wrap(hash: Hash): StreamingHash {
  return {
    update: (bytes) => void hash.update(bytes),
    copy: () => wrap(hash.clone()),
    digest: () => hash.digest(),
  };
}
