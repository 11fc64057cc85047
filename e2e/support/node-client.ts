import type { MowsOptions } from "@mows/sdk";
import { WebSocket } from "ws";

/** What the SDK needs outside of a browser: requests and sockets to 127.0.0.1 that all carry these headers. */
export function nodeClient(port: number, headers: Record<string, string>): Required<MowsOptions> {
  const Socket = class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  };
  return {
    url: `http://127.0.0.1:${port}`,
    fetch(input, init) {
      const request = new Request(input, init);
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      return fetch(request);
    },
    // `ws` implements the browser's interface; its declared type only differs in the events' details.
    WebSocket: Socket as unknown as typeof globalThis.WebSocket,
  };
}
