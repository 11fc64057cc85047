import { concatBytes } from "../../../kit/blobs/concat-bytes.ts";

/** The whole body, held in memory; what is longer is not read to its end. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
): Promise<Uint8Array | "too-large" | "interrupted"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.byteLength;
      if (length > limitBytes) return "too-large";
      chunks.push(chunk);
    }
  } catch {
    return "interrupted";
  }
  return concatBytes(chunks);
}
