import { decodeStateVector, type Doc, encodeStateVector, parseUpdateMeta } from "yjs";

/**
 * Whether the cloud, by its state vector, lacks something of the document that these updates do not bring it: as after it was restored from a
 * backup, or when this browser lost track of what it had sent.
 */
export function lacksMore(doc: Doc, cloudVector: Uint8Array, updates: readonly Uint8Array[]): boolean {
  const cloud = decodeStateVector(cloudVector);
  const metas = updates.map(parseUpdateMeta);
  for (const [client, clock] of decodeStateVector(encodeStateVector(doc))) {
    let known = cloud.get(client) ?? 0;
    for (const { from, to } of metas) {
      if ((from.get(client) ?? Infinity) <= known) known = Math.max(known, to.get(client) ?? 0);
    }
    if (known < clock) return true;
  }
  return false;
}
