import type { Principal } from "../../kit/principal.ts";
import type { FileCloud } from "./file-cloud.ts";

/** A file of a batch; the first person's root unless `parentId` says otherwise. */
export type BatchFile = { name: string; content: string; parentId?: string; sha256?: string };

/** A line of the answer. */
export type BatchLine = { nodeId?: string; name?: string; outcome?: string; code?: string };

/** The body of a batch. */
export function batchOf(cloud: FileCloud, files: readonly BatchFile[]): Uint8Array<ArrayBuffer> {
  const records = files.map(({ name, content, parentId = cloud.rootId, ...rest }) => {
    const bytes = Buffer.from(content);
    return Buffer.concat([
      Buffer.from(`${JSON.stringify({ parentId, name, size: bytes.byteLength, ...rest })}\n`),
      bytes,
    ]);
  });
  return new Uint8Array(Buffer.concat(records));
}

/** Sends a batch, or whatever else is given for its body. */
export function sendBatch(
  cloud: FileCloud,
  body: BodyInit,
  options: { conflict?: string; as?: Principal; key?: string; signal?: AbortSignal } = {},
): Promise<Response> {
  const { conflict, as = cloud.ada, key, signal } = options;
  return cloud.fetch(conflict === undefined ? "uploads/batch" : `uploads/batch?conflict=${conflict}`, {
    as,
    method: "POST",
    headers: {
      "content-type": "application/vnd.mows.files",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    body,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What became of each file. */
export async function linesOf(answer: Response): Promise<BatchLine[]> {
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`not taken: ${answer.status} ${text}`);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as BatchLine);
}
