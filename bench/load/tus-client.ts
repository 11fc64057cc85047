import { request, type IncomingMessage } from "node:http";

/** Where and as whom to upload. */
export type TusTarget = {
  port: number;
  /** The address that makes uploads. */
  path: string;
  headers: Record<string, string>;
  metadata: Record<string, string>;
};

const tus = { "tus-resumable": "1.0.0" };
const chunkBytes = 1024 * 1024;
/** The same bytes for everyone, made once: making them must not be what is measured. */
const chunk = crypto
  .getRandomValues(Buffer.alloc(chunkBytes / 16))
  .toString("latin1")
  .repeat(16);
const body = Buffer.from(chunk, "latin1");

export type Uploaded = { url: string; headers: IncomingMessage["headers"]; seconds: number };

/** Uploads `mebibytes` in one PATCH as fast as the server takes them; the first bytes differ each time, so that no two uploads are equal. */
export async function uploadByTus(target: TusTarget, mebibytes: number): Promise<Uploaded> {
  const startedAt = performance.now();
  const created = await send(target, {
    method: "POST",
    path: target.path,
    headers: {
      "upload-length": String(mebibytes * chunkBytes),
      "upload-metadata": Object.entries(target.metadata)
        .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
        .join(","),
    },
  });
  const url = new URL(created.headers.location ?? "", `http://127.0.0.1:${target.port}`).pathname;
  const headers = {
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
    "content-length": String(mebibytes * chunkBytes),
  };
  const done = await send(target, { method: "PATCH", path: url, headers }, mebibytes);
  return { url, headers: done.headers, seconds: (performance.now() - startedAt) / 1000 };
}

/** Takes an upload away again. */
export async function terminateByTus(target: TusTarget, url: string): Promise<void> {
  await send(target, { method: "DELETE", path: url, headers: {} });
}

type TusRequest = { method: string; path: string; headers: Record<string, string> };

function send(target: TusTarget, { method, path, headers }: TusRequest, mebibytes = 0): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port: target.port, method, path, headers: { ...target.headers, ...tus, ...headers } },
      (incoming) => {
        let text = "";
        incoming.on("data", (data: Buffer) => (text += data.toString()));
        incoming.on("end", () => {
          const status = incoming.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(incoming);
          else reject(new Error(`${method} ${path} answered ${status}: ${text}`));
        });
      },
    );
    outgoing.on("error", reject);
    void writeBody(outgoing, mebibytes).catch(reject);
  });
}

async function writeBody(outgoing: ReturnType<typeof request>, mebibytes: number): Promise<void> {
  for (let index = 0; index < mebibytes; index += 1) {
    const bytes = index === 0 ? Buffer.concat([crypto.getRandomValues(Buffer.alloc(16)), body.subarray(16)]) : body;
    if (!outgoing.write(bytes)) await new Promise<void>((resolve) => outgoing.once("drain", resolve));
  }
  outgoing.end();
}
