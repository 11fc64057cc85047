import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { v7 } from "uuid";
import type { NewId } from "../ids.ts";

/** When the first id of every sequence says that it was made. */
const startMs = Date.UTC(2026, 0, 1);

/**
 * UUIDv7s that follow from the seed alone, a millisecond apart whatever the time is: one seed gives one sequence. Two sequences of
 * different seeds share no id.
 */
export function seededIds(seed: string): NewId {
  let made = 0;
  return <T extends string>() => {
    const digest = sha256(utf8ToBytes(`${seed}/${made}`));
    const seq = new DataView(digest.buffer, digest.byteOffset).getInt32(16);
    return v7({ msecs: startMs + made++, seq, random: digest.subarray(0, 16) }) as T;
  };
}
