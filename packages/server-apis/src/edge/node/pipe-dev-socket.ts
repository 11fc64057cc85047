import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/** The handshake of RFC 6455 §4.1 without what the browser tells the cloud alone. */
const forwarded = [
  "upgrade",
  "connection",
  "origin",
  "sec-websocket-key",
  "sec-websocket-version",
  "sec-websocket-protocol",
  "sec-websocket-extensions",
];

/** Hands a page's hot-reload socket to the dev server on this port of the loopback address, byte for byte. */
export function pipeDevSocket(
  port: number,
  { message, socket, head }: { message: IncomingMessage; socket: Duplex; head: Buffer },
): void {
  const target = connect({ host: "127.0.0.1", port });
  const lines = [`GET ${message.url ?? "/"} HTTP/1.1`, `host: 127.0.0.1:${port}`];
  for (const name of forwarded) {
    const value = message.headers[name];
    if (typeof value === "string") lines.push(`${name}: ${value}`);
  }
  target.write(`${lines.join("\r\n")}\r\n\r\n`);
  target.write(head);
  target.pipe(socket);
  socket.pipe(target);
  target.on("error", () => socket.destroy());
  target.once("close", () => socket.destroy());
  socket.once("close", () => target.destroy());
}
