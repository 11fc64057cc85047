import { connect } from "node:net";

const bufferBytes = 1024 * 1024;

/**
 * Reads one response to its end into one buffer that is used again and again, so that the client costs as little as Node allows, and gives
 * the seconds it took. Throws when the answer is not 200 or the body not of this length.
 */
export async function downloadSeconds(
  at: { port: number; path: string; headers: Record<string, string> },
  lengthBytes: number,
): Promise<number> {
  const head = Object.entries({ host: "127.0.0.1", ...at.headers, connection: "close" });
  const startedAt = performance.now();
  let received = 0;
  let opening = "";
  await new Promise<void>((resolve, reject) => {
    const socket = connect({
      host: "127.0.0.1",
      port: at.port,
      onread: {
        buffer: Buffer.allocUnsafe(bufferBytes),
        callback(length, buffer) {
          // The headers end within the first packets; only those are looked at.
          if (received < 64 * 1024) opening += Buffer.from(buffer.buffer, buffer.byteOffset, length).toString("latin1");
          received += length;
          return true;
        },
      },
    });
    socket.once("error", reject);
    socket.once("close", () => resolve());
    socket.write(`GET ${at.path} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const headerBytes = opening.indexOf("\r\n\r\n") + 4;
  if (!opening.startsWith("HTTP/1.1 200 ")) throw new Error(`the download answered ${opening.slice(0, 200)}`);
  if (received - headerBytes !== lengthBytes)
    throw new Error(`the download ended after ${received - headerBytes} bytes`);
  return seconds;
}
