import type { MemoryCloud } from "@mows/server-apis/memory";
import { asBrowser } from "./as-browser.ts";
import type { Network } from "./network.ts";
import { operationOf } from "./operation-of.ts";
import type { Place } from "./place.ts";
import { SocketEnd } from "./socket-end.ts";

/** `WebSocket` as a page at this place has it: its cookies go along, and only its own origin is reached. */
export function webSocketFrom(cloud: MemoryCloud, network: Network, place: Place): typeof WebSocket {
  class PageSocket extends SocketEnd {
    readonly url: string;

    constructor(url: string | URL, protocols: string | string[] = []) {
      super();
      const address = new URL(url, place.origin.replace(/^http/, "ws"));
      this.url = address.href;
      this.#open(address, [protocols].flat()).catch(() => {
        this.dispatchEvent(new Event("error"));
        this.ended(1006, "");
      });
    }

    async #open(address: URL, protocols: readonly string[]): Promise<void> {
      const href = address.href.replace(/^ws/, "http");
      if (new URL(href).origin !== place.origin)
        throw new TypeError(`a page at ${place.origin} opened a socket to ${address.host}, which is another origin`);
      const line = await network.openLine(await operationOf(new Request(href)));
      const request = asBrowser(new Request(href), place, "websocket");
      // a browser's constructor drops it without a word
      if (protocols.length > 0) request.headers.set("sec-websocket-protocol", protocols.join(", "));
      const upgrade = await cloud.edge.upgrade(request, {
        kind: "network",
        address: "127.0.0.1",
      });
      if (upgrade.kind !== "accepted" || line.signal.aborted || this.readyState !== this.CONNECTING) {
        line.hangUp();
        throw new TypeError("the cloud did not take the socket");
      }
      const { route, context, parameters, protocol } = upgrade;
      const server = new SocketEnd();
      server.join(this, line, { protocol: protocol ?? "", maximumBytes: Infinity });
      this.join(server, line, { protocol: protocol ?? "", maximumBytes: route.maximumMessageBytes });
      route.connect(context, parameters, server as unknown as Parameters<typeof route.connect>[2]);
      this.dispatchEvent(new Event("open"));
    }

    protected override given(data: string | Uint8Array<ArrayBuffer>): unknown {
      if (typeof data === "string") return data;
      return this.binaryType === "arraybuffer" ? data.buffer : new Blob([data]);
    }
  }
  return PageSocket as unknown as typeof WebSocket;
}
