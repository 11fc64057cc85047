import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, fetch as fetchByAgent } from "undici";
import { CommandError, exitCode } from "../exit-code.ts";

export type ReachedCloud = { url: URL; fetch: typeof fetch; close(): Promise<void> };

/** Plain HTTP to a cloud by its origin. Throws `CommandError` for an address that a token must not be sent to. */
export function reachCloud(address: string): ReachedCloud {
  const url = URL.parse(/^https?:\/\//.test(address) ? address : `https://${address}`);
  if (url === null || (url.pathname !== "/" && url.pathname !== "")) {
    throw new CommandError(`${address} is no cloud's address: it looks like https://cloud.example.`, exitCode.usage);
  }
  if (url.protocol === "http:" && !isThisMachine(url.hostname)) {
    throw new CommandError(`${url.origin} is not reached by https, so anybody on the way could read the sign-in.`);
  }
  const agent = new Agent({ connect: { lookup: lookupLoopback }, headersTimeout: 0, bodyTimeout: 0 });
  const byAgent = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const target = new URL(input instanceof Request ? input.url : input, url);
    // undici's fetch is the global one with a dispatcher of our choice; only the two declarations differ.
    const request = { ...init, dispatcher: agent } as unknown as Parameters<typeof fetchByAgent>[1];
    return (await fetchByAgent(target, request)) as unknown as Response;
  };
  return { url: new URL(url.origin), fetch: byAgent, close: () => agent.close() };
}

/** Names below `localhost` are this machine (RFC 6761 §6.3), which not every resolver knows. */
const lookupLoopback: LookupFunction = (hostname, options, callback) => {
  if (!isThisMachine(hostname)) return lookup(hostname, options, callback);
  const address = { address: "127.0.0.1", family: 4 };
  if (options.all === true) callback(null, [address]);
  else callback(null, address.address, address.family);
};

function isThisMachine(hostname: string): boolean {
  return /^(.+\.)?localhost$|^127\.|^\[?::1\]?$/.test(hostname);
}
