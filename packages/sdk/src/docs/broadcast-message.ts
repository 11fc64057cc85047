import type { BroadcastSender } from "./room.ts";

/** As JSON. */
export function encodeBroadcast(data: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data));
}

/** The sender is the cloud's word, the rest is whatever another page has sent: null where it is no JSON. */
export function readBroadcast(sender: string, payload: Uint8Array): { data: unknown; from: BroadcastSender } | null {
  const { personId, name, connection } = JSON.parse(sender) as { personId: string; name: string; connection: string };
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(payload));
    return { data, from: { connection, person: { id: personId, name } } };
  } catch {
    return null;
  }
}
