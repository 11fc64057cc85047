import { Agent, request } from "node:http";

/** A connection that stays open between requests. */
export type KeptConnection = Disposable & { agent: Agent };

export function keepConnection(): KeptConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return { agent, [Symbol.dispose]: () => agent.destroy() };
}

export type GraphqlTarget = { port: number; path: string; headers: Record<string, string> };

/** Sends one GraphQL request and gives the body of its answer as it came. */
export function postGraphql({ agent }: KeptConnection, target: GraphqlTarget, body: string): Promise<string> {
  const headers = { ...target.headers, "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port: target.port, path: target.path, method: "POST", headers, agent },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.once("end", () => {
          const text = Buffer.concat(chunks).toString();
          if (incoming.statusCode === 200) resolve(text);
          else reject(new Error(`${target.path} answered ${incoming.statusCode}: ${text}`));
        });
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
