import type { Answer } from "./call.ts";
import type { Caller } from "./person.ts";

const tus = { "tus-resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

const metadataOf = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(",");

/** Makes an upload; the answer's `location` is where its bytes go. */
export function createUpload(
  caller: Caller,
  upload: { parentId: string; name: string; sizeBytes: number },
): Promise<Answer> {
  return caller.call("/.mows/uploads", {
    method: "POST",
    headers: {
      ...tus,
      "upload-length": String(upload.sizeBytes),
      "upload-metadata": metadataOf({ parentId: upload.parentId, filename: upload.name }),
    },
  });
}

/** Makes an upload with all of its bytes in one request: a file, or with `partial` a part of one. */
export function sendWhole(
  caller: Caller,
  metadata: Record<string, string>,
  bytes: Uint8Array,
  { partial = false } = {},
): Promise<Answer> {
  return caller.call("/.mows/uploads", {
    method: "POST",
    headers: {
      ...tus,
      "upload-length": String(bytes.length),
      "upload-metadata": metadataOf(metadata),
      "content-type": "application/offset+octet-stream",
      "content-length": String(bytes.length),
      ...(partial ? { "upload-concat": "partial" } : {}),
    },
    body: bytes,
  });
}

/** Joins parts into a file. */
export function joinUploads(
  caller: Caller,
  metadata: Record<string, string>,
  locations: readonly string[],
): Promise<Answer> {
  return caller.call("/.mows/uploads", {
    method: "POST",
    headers: {
      ...tus,
      "upload-concat": `final;${locations.join(" ")}`,
      "upload-metadata": metadataOf(metadata),
      "content-length": "0",
    },
  });
}

export function appendToUpload(caller: Caller, location: string, offset: number, bytes: Uint8Array): Promise<Answer> {
  return caller.call(pathOf(location), {
    method: "PATCH",
    headers: {
      ...tus,
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
      "content-length": String(bytes.length),
    },
    body: bytes,
  });
}

/** Bytes the cloud has acknowledged. */
export async function offsetOf(caller: Caller, location: string): Promise<number> {
  const answer = await caller.call(pathOf(location), { method: "HEAD", headers: tus });
  if (answer.status !== 200) throw new Error(`HEAD of an upload answered ${answer.status}`);
  return Number(answer.headers["upload-offset"]);
}

/** Uploads the bytes in one piece and gives the new node's id. */
export async function uploadFile(caller: Caller, parentId: string, name: string, bytes: Uint8Array): Promise<string> {
  const created = await createUpload(caller, { parentId, name, sizeBytes: bytes.length });
  if (created.status !== 201) throw new Error(`creating an upload answered ${created.status}: ${created.text}`);
  const done = await appendToUpload(caller, String(created.headers["location"]), 0, bytes);
  if (done.status !== 204) throw new Error(`an upload answered ${done.status}: ${done.text}`);
  return String(done.headers["mows-node-id"]);
}

function pathOf(location: string): string {
  return new URL(location, "http://mows.localhost").pathname;
}
