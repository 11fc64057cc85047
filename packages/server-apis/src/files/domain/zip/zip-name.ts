import { nameKey } from "../tree/name-key.ts";
import { numberedName } from "../tree/numbered-name.ts";

/** What Windows takes for devices, whatever follows their dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name as one segment of a path in a zip that any system can unpack and that leads nowhere else: no separator or drive of any system,
 * no `..`, no device.
 */
export function zipName(name: string): string {
  const plain = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cs}\u2028\u2029]/gu, "_")
    .replace(/[. ]+$/, (end) => "_".repeat(end.length));
  return plain === "" || device.test(plain) ? `_${plain}` : plain;
}

/** The name, numbered where another of the folder's came to be the same; `taken` holds their keys and is added to. */
export function untakenName(taken: Set<string>, name: string): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : numberedName(name, n);
    const key = nameKey(candidate);
    if (taken.has(key)) continue;
    taken.add(key);
    return candidate;
  }
}
