import { createHash, randomBytes } from "node:crypto";
import { request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { type Cloud, startCloud } from "../support/cloud.ts";
import { listFolder, rootOf } from "../support/files.ts";
import { signIn } from "../support/person.ts";
import { createUpload, offsetOf, uploadFile } from "../support/tus.ts";

/** `MOWS_LONG=1` sends a whole gibibyte, which takes four and a half hours. */
const whole = process.env["MOWS_LONG"] === "1";
const slowBytes = whole ? 1024 ** 3 : 384 * 1024;
const bytesPerSecond = 64 * 1024;
const pieceBytes = 16 * 1024;
const fastUploads = 50;
const fastBytes = 2 * 1024 * 1024;

test.describe.configure({ timeout: whole ? 6 * 60 * 60_000 : 180_000 });

test("a slow upload and fifty fast ones do not stand in each other's way", async () => {
  await using cloud = await startCloud();
  const added = await cloud.cli("user", "add", "ada");
  expect(added.code, added.stderr).toBe(0);
  const ada = await signIn(cloud, "ada");
  const root = await rootOf(ada);
  const created = await createUpload(ada, { parentId: root, name: "slow.bin", sizeBytes: slowBytes });
  const slow = trickle(cloud, ada.cookie, String(created.headers["location"]));
  await slow.begun;

  const content = randomBytes(fastBytes);
  await Promise.all(Array.from({ length: fastUploads }, (_, n) => uploadFile(ada, root, `fast ${n}.bin`, content)));
  expect(slow.sentBytes()).toBeLessThan(slowBytes);
  const names = (await listFolder(ada, root)).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith("fast "))).toHaveLength(fastUploads);
  expect(names).not.toContain("slow.bin");

  const { status, sha256 } = await slow.answered;
  expect(status).toBe(204);
  expect(await offsetOf(ada, String(created.headers["location"]))).toBe(slowBytes);
  const file = (await listFolder(ada, root)).find(({ name }) => name === "slow.bin");
  expect(file?.sha256).toBe(sha256);
});

/** One PATCH whose body comes no faster than a bad line carries it. */
function trickle(cloud: Cloud, cookie: string, location: string) {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const hash = createHash("sha256");
  let sentBytes = 0;
  const answered = new Promise<{ status: number; sha256: string }>((resolve, reject) => {
    const origin = `http://mows.localhost:${cloud.port}`;
    const outgoing = request(
      {
        host: "127.0.0.1",
        port: cloud.port,
        path: new URL(location, origin).pathname,
        method: "PATCH",
        headers: {
          host: `mows.localhost:${cloud.port}`,
          cookie,
          origin,
          "sec-fetch-site": "same-origin",
          "tus-resumable": "1.0.0",
          "upload-offset": "0",
          "content-type": "application/offset+octet-stream",
          "content-length": String(slowBytes),
        },
      },
      (incoming) => {
        incoming.resume();
        incoming.once("end", () => resolve({ status: incoming.statusCode ?? 0, sha256: hash.digest("hex") }));
      },
    );
    outgoing.once("error", reject);
    void (async () => {
      while (sentBytes < slowBytes) {
        const piece = randomBytes(pieceBytes);
        hash.update(piece);
        outgoing.write(piece);
        sentBytes += pieceBytes;
        begin();
        await delay((pieceBytes / bytesPerSecond) * 1_000);
      }
      outgoing.end();
    })();
  });
  return { begun, answered, sentBytes: () => sentBytes };
}
