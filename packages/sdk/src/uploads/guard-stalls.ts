import type { SendRequest } from "./send-request.ts";

const QUIET_MS = 60_000;
/** What the network's buffers hold when the last byte is handed over has still to arrive. */
const LAST_BYTES_FACTOR = 3;

/**
 * Gives a request up on which nothing moves any more, as after a sleep or where a network swallows everything: the upload
 * then asks where it is and goes on. A body whose progress nobody reports is left alone.
 */
export function guardStalls(send: SendRequest, reportsProgress: boolean, quietMs = QUIET_MS): SendRequest {
  return async (request, signal) => {
    const { body, onProgress } = request;
    if (body && !reportsProgress) return send(request, signal);
    const stalled = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const expect = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), ms);
    };
    const moved = (bytes: number) => {
      expect(body && bytes >= body.size ? quietMs * LAST_BYTES_FACTOR : quietMs);
      onProgress?.(bytes);
    };
    expect(quietMs);
    try {
      return await send({ ...request, onProgress: moved }, AbortSignal.any([signal, stalled.signal]));
    } finally {
      clearTimeout(timer);
    }
  };
}
