import type { Transport } from "../core/transport.ts";

export interface UploadRequest {
  method: "POST" | "HEAD" | "PATCH" | "DELETE";
  /** Absolute. */
  url: string;
  headers: Record<string, string>;
  body?: Blob;
  /** Bytes of `body` on the wire so far. */
  onProgress?: (bytes: number) => void;
}

export interface UploadResponse {
  status: number;
  readonly header: (name: string) => string | null;
  text: string;
}

export type SendRequest = (request: UploadRequest, signal: AbortSignal) => Promise<UploadResponse>;

/** With `fetch`: nobody can tell how far a body is until it is answered. */
export function sendByFetch(transport: Transport): SendRequest {
  return async ({ method, url, headers, body, onProgress }, signal) => {
    const response = await transport.request(url, { method, headers, body: body ?? null, signal });
    const text = await response.text();
    if (response.ok && body) onProgress?.(body.size);
    return { status: response.status, header: (name) => response.headers.get(name), text };
  };
}

/** With XMLHttpRequest, the one that reports the progress of a body. Rejects when no answer came. */
export const sendByXhr: SendRequest = ({ method, url, headers, body, onProgress }, signal) =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    const fail = () => {
      signal.removeEventListener("abort", abort);
      reject(new Error(`${method} got no answer`));
    };
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.addEventListener("progress", (event) => onProgress?.(event.loaded));
    xhr.addEventListener("error", fail);
    xhr.addEventListener("abort", fail);
    xhr.addEventListener("load", () => {
      signal.removeEventListener("abort", abort);
      resolve({ status: xhr.status, header: (name) => xhr.getResponseHeader(name), text: xhr.responseText });
    });
    signal.addEventListener("abort", abort);
    if (signal.aborted) fail();
    else xhr.send(body ?? null);
  });
