import { randomBytes } from "node:crypto";
import { connect as connectTcp, type Socket } from "node:net";
import { createFrameReader, frameOf, opcodes } from "./frames.ts";

export type Target = { port: number; path: string; headers: Readonly<Record<string, string>>; protocol?: string };

/** One WebSocket (RFC 6455) that costs this process as little as can be: no extension, no event, no copy of what comes whole. */
export type Connection = {
  send(message: Uint8Array): void;
  /** Reads nothing any more until `resume()`: what comes piles up at the other end. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
  /** Why the other end closed; null while it has not. */
  closedBy(): string | null;
  closed: Promise<void>;
};

/** What is read is handed on at once and by reference, so all connections read into the same memory. */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);

/** Upgrades; `receive` gets each binary message, which is only valid until it returns. */
export function connect(
  target: Target,
  receive: (message: Uint8Array, connection: Connection) => void,
): Promise<Connection> {
  return new Promise((resolve, reject) => {
    let closedBy: string | null = null;
    let answer: Buffer | null = Buffer.alloc(0);
    let closeEnds: () => void = () => undefined;
    const closed = new Promise<void>((ends) => (closeEnds = ends));
    const read = createFrameReader((opcode, payload) => {
      if (opcode === opcodes.binary) receive(payload, connection);
      else if (opcode === opcodes.ping) socket.write(frameOf(opcodes.pong, payload));
      else if (opcode === opcodes.close) {
        closedBy = payload.length < 2 ? "no code" : `${payload.readUInt16BE(0)} ${payload.toString("utf8", 2)}`;
        socket.end();
      }
    });
    const opened = (bytes: Buffer): Buffer | null => {
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) return null;
      const head = bytes.toString("latin1", 0, end);
      if (!head.startsWith("HTTP/1.1 101 ")) reject(new Error(`${target.path} answered ${bytes.toString("utf8")}`));
      else resolve(connection);
      return Buffer.from(bytes.subarray(end + 4));
    };
    const socket: Socket = connectTcp({
      host: "127.0.0.1",
      port: target.port,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback(length, buffer) {
          let bytes = Buffer.from(buffer.buffer, buffer.byteOffset, length);
          if (answer !== null) {
            answer = Buffer.concat([answer, bytes]);
            const rest = opened(answer);
            if (rest === null) return true;
            [answer, bytes] = [null, rest];
          }
          if (bytes.length > 0) read(bytes);
          return true;
        },
      },
    });
    const send = (message: Uint8Array) => void socket.write(frameOf(opcodes.binary, message));
    const close = () => {
      if (!socket.destroyed) socket.end(frameOf(opcodes.close, Buffer.from([0x03, 0xe8])));
      socket.resume();
      return closed;
    };
    const connection: Connection = {
      send,
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
      close,
      closedBy: () => closedBy,
      closed,
    };
    socket.once("error", (error) => {
      closedBy ??= error.message;
      reject(error);
    });
    socket.once("close", () => {
      closedBy ??= "the end of the connection";
      reject(new Error(`${target.path} was closed: ${closedBy}`));
      closeEnds();
    });
    socket.write(upgradeRequest(target));
  });
}

function upgradeRequest({ path, port, headers, protocol }: Target): string {
  const lines = {
    host: `127.0.0.1:${port}`,
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
    ...(protocol !== undefined && { "sec-websocket-protocol": protocol }),
    ...headers,
  };
  const fields = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${fields.join("")}\r\n`;
}
