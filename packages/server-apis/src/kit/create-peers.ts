import type { Peers } from "./peers.ts";

/** The ports of a cloud while it is being put together. Using one that nobody provides yet throws, with its name. */
export function createPeers(): { ports: Peers; provide(some: Partial<Peers>): void } {
  const provided: Partial<Peers> = {};
  const ports = new Proxy(provided, {
    get(target, name) {
      const port: unknown = Reflect.get(target, name);
      if (port === undefined) throw new Error(`no service provides ${String(name)} (yet)`);
      return port;
    },
  }) as Peers;
  return { ports, provide: (some) => void Object.assign(provided, some) };
}
