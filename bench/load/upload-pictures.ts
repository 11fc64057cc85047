import { Agent, request } from "node:http";
import sharp from "sharp";

export type PictureTarget = { port: number; headers: Record<string, string>; folderId: string };

/** Photographs of twelve megapixels, about three megabytes each, none like another: what a telephone sends home. */
export async function uploadPictures(target: PictureTarget, count: number, atOnce: number): Promise<void> {
  const photographs = await Promise.all(Array.from({ length: 4 }, photograph));
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let next = 0;
  const uploadSome = async () => {
    while (next < count) {
      const number = next;
      next += 1;
      const picture = photographs[number % photographs.length] ?? Buffer.alloc(0);
      // Decoders stop at the picture's end: what follows makes it another file.
      await upload(agent, target, `${number}.jpg`, Buffer.concat([picture, Buffer.from(String(number))]));
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, uploadSome));
  } finally {
    agent.destroy();
  }
}

async function photograph(): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const grain = await sharp({ create: { width: 500, height: 375, channels: 3, background: "#888888", noise } })
    .png()
    .toBuffer();
  return sharp(grain).resize(4_000, 3_000, { kernel: "cubic" }).jpeg({ quality: 88 }).toBuffer();
}

function upload(agent: Agent, target: PictureTarget, name: string, body: Buffer): Promise<void> {
  const metadata = Object.entries({ parentId: target.folderId, filename: name });
  const headers = {
    ...target.headers,
    "tus-resumable": "1.0.0",
    "upload-metadata": metadata.map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`).join(","),
    "upload-length": String(body.byteLength),
    "content-type": "application/offset+octet-stream",
    "content-length": String(body.byteLength),
  };
  return new Promise((resolve, reject) => {
    const path = "/.mows/uploads";
    const outgoing = request(
      { host: "127.0.0.1", port: target.port, path, method: "POST", headers, agent },
      (incoming) => {
        incoming.resume();
        incoming.once("end", () =>
          incoming.statusCode === 201 ? resolve() : reject(new Error(`${path} answered ${incoming.statusCode}`)),
        );
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
