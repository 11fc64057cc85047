import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP proxy on a port of 127.0.0.1 that can lead elsewhere, or into nothing. */
export type SwitchedProxy = AsyncDisposable & {
  port: number;
  /** New connections go to this port; those that there are end. */
  leadTo(port: number): void;
  /** Nothing gets through in either direction, and nobody is told: a cable that was pulled out. */
  cut(): void;
  /** What was cut off ends; new connections get through. */
  mend(): void;
};

export async function startSwitchedProxy(target: number): Promise<SwitchedProxy> {
  let targetPort = target;
  let isCut = false;
  const pairs = new Set<readonly [Socket, Socket]>();
  const endAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  const server = createServer((client) => {
    const upstream = connect({ host: "127.0.0.1", port: targetPort });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [upstream, client] as const]) {
      one.setNoDelay();
      one.on("data", (bytes) => {
        if (!isCut) other.write(bytes);
      });
      one.on("error", () => one.destroy());
      one.once("close", () => {
        pairs.delete(pair);
        if (!isCut) other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      targetPort = port;
      endAll();
    },
    cut() {
      isCut = true;
    },
    mend() {
      isCut = false;
      endAll();
    },
    async [Symbol.asyncDispose]() {
      isCut = false;
      endAll();
      server.close();
      await once(server, "close");
    },
  };
}
