import type { MemoryCloud, PersonId } from "@mows/server-apis/memory";
import type { TestUser } from "../test-user.ts";
import { breakAt } from "./break-at.ts";

export interface UploadOptions {
  /** Media type; by default the cloud tells by the name. */
  type?: string;
  /** The connection breaks when this many bytes have been sent. */
  failAtByte?: number;
  /** What to do where the name is taken. Default: both are kept. */
  onConflict?: "keep-both" | "replace" | "skip";
}

export interface StoredUpload {
  state: "stored";
  nodeId: string;
  /** As the cloud named it: "name (2).ext" on a clash. */
  name: string;
}

export interface InterruptedUpload {
  state: "interrupted";
  /** What the cloud kept. */
  receivedBytes: number;
  /** Sends the rest. */
  resume(): Promise<StoredUpload>;
}

/** Files in the cloud, for a test to begin with. */
export interface CloudFiles {
  /**
   * The id of the folder at this path of the person's space, made with its parents where missing, whatever their app may do. Throws
   * when a file is in the way.
   */
  folder(user: TestUser, path: string): Promise<string>;
  /**
   * Uploads by tus as this user, with the rights of their app; the folder is made where it is missing. Throws when the cloud refuses.
   * @example
   * const { nodeId } = await cloud.files.upload(ada, "/Music/song.mp3", bytes);
   */
  upload(user: TestUser, path: string, content: BlobPart): Promise<StoredUpload>;
  upload(
    user: TestUser,
    path: string,
    content: BlobPart,
    options: UploadOptions & { failAtByte: number },
  ): Promise<InterruptedUpload>;
  upload(user: TestUser, path: string, content: BlobPart, options: UploadOptions): Promise<StoredUpload>;
}

const version = { "tus-resumable": "1.0.0" };

/** @internal */
export function createCloudFiles({ kit, peers }: MemoryCloud): CloudFiles {
  const folder: CloudFiles["folder"] = async (user, path) => {
    const made = await kit.write({ kind: "operator" }, null, (tx) =>
      peers.tree.ensureFolder(tx, user.id as PersonId, path),
    );
    if (made.kind !== "folder") throw new Error(`a file is in the way of ${path}`);
    return made.id;
  };

  async function upload(user: TestUser, path: string, content: BlobPart, options: UploadOptions = {}) {
    const cut = path.lastIndexOf("/");
    const parentId = await folder(user, path.slice(0, cut));
    const bytes = new Uint8Array(await new Blob([content]).arrayBuffer());
    const { onConflict: conflict = "keep-both" } = options;
    const metadata = { parentId, filename: path.slice(cut + 1), filetype: options.type ?? "", conflict };
    const created = await user.fetch("/.mows/uploads", {
      method: "POST",
      headers: { ...version, "upload-length": String(bytes.byteLength), "upload-metadata": encode(metadata) },
    });
    if (created.status !== 201) throw await refusal(path, created);
    const address = created.headers.get("location") ?? "";
    if (bytes.byteLength === 0) return stored(created);
    const { failAtByte } = options;
    if (failAtByte === undefined) return send(user, { path, address, bytes, offset: 0 });
    await sendPart(user, address, breakAt(bytes, failAtByte));
    const receivedBytes = await offsetOf(user, address);
    const resume = () => send(user, { path, address, bytes, offset: receivedBytes });
    return { state: "interrupted", receivedBytes, resume } as const;
  }

  return { folder, upload: upload as CloudFiles["upload"] };
}

type Sending = { path: string; address: string; bytes: Uint8Array<ArrayBuffer>; offset: number };

async function send(user: TestUser, { path, address, bytes, offset }: Sending): Promise<StoredUpload> {
  const body = bytes.subarray(offset);
  const answer = await user.fetch(address, { method: "PATCH", headers: patchHeaders(offset), body });
  if (!answer.ok) throw await refusal(path, answer);
  return stored(answer);
}

/** Whatever comes of it: the connection breaks. */
async function sendPart(user: TestUser, address: string, body: ReadableStream<Uint8Array>): Promise<void> {
  const init = { method: "PATCH", headers: patchHeaders(0), body, duplex: "half" };
  await user.fetch(address, init as RequestInit).catch(() => undefined);
}

async function offsetOf(user: TestUser, address: string): Promise<number> {
  const answer = await user.fetch(address, { method: "HEAD", headers: version });
  return Number(answer.headers.get("upload-offset"));
}

function patchHeaders(offset: number): Record<string, string> {
  return { ...version, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
}

function stored(answer: Response): StoredUpload {
  const name = decodeURIComponent(answer.headers.get("mows-node-name") ?? "");
  return { state: "stored", nodeId: answer.headers.get("mows-node-id") ?? "", name };
}

async function refusal(path: string, answer: Response): Promise<Error> {
  return new Error(`the cloud refused to store ${path}: ${answer.status} ${await answer.text()}`);
}

/** tus `Upload-Metadata`: names with base64 of UTF-8; empty values are left out. */
function encode(metadata: Record<string, string>): string {
  return Object.entries(metadata)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(",");
}
