import { problem } from "../../kit/http/problem.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import { tusVersion } from "./tus-headers.ts";

/** An answer as tus wants them all; none is kept by a cache. */
export function answerTus(status: number, headers: Record<string, string>): Response {
  return new Response(null, {
    status,
    headers: { "tus-resumable": tusVersion, "cache-control": "no-store", ...headers },
  });
}

export function refuseTus(
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  return problem(status, code, detail, { headers: { "tus-resumable": tusVersion, ...headers } });
}

/** How far an upload is, and once it is a file, which, under which name, and how it came to be. */
export function progressHeaders(upload: Upload): Record<string, string> {
  const headers: Record<string, string> = {
    "upload-offset": String(upload.receivedBytes),
    "upload-expires": upload.expiresAt.toUTCString(),
  };
  if (upload.concat !== null) headers["upload-concat"] = upload.concat;
  if (upload.finished === null) return headers;
  const { nodeId, nodeName, outcome } = upload.finished;
  return {
    ...headers,
    "mows-node-id": nodeId,
    "mows-node-name": encodeURIComponent(nodeName),
    "mows-upload-outcome": outcome,
  };
}
