import type { SendRequest, UploadResponse } from "./send-request.ts";
import { OFFLINE, type TusRefusal, tusRefusal } from "./tus-answer.ts";

export interface TusFile {
  file: Blob;
  name: string;
  /** Media type; empty where the browser knows none. */
  type: string;
}

export type TusDone = { kind: "done"; nodeId: string; name: string | null };

export interface TusClient {
  /** Makes the upload; an empty file is done by that. `key` makes repeating it safe. */
  readonly create: (
    file: TusFile,
    parentId: string,
    key: string,
    signal: AbortSignal,
  ) => Promise<{ kind: "created"; url: string } | TusDone | TusRefusal>;
  /** Asks for how much has arrived. */
  readonly offset: (url: string, signal: AbortSignal) => Promise<{ kind: "at"; bytes: number } | TusDone | TusRefusal>;
  /** Sends everything from `fromBytes` on in one request. */
  readonly send: (
    url: string,
    rest: { file: Blob; fromBytes: number; onProgress: (sentBytes: number) => void },
    signal: AbortSignal,
  ) => Promise<TusDone | TusRefusal>;
  /** Deletes what arrived. Failing is no matter: the cloud lets unfinished uploads expire. */
  readonly terminate: (url: string) => Promise<void>;
}

const VERSION = { "tus-resumable": "1.0.0" };

/** tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, termination. `endpoint` is absolute. */
export function createTusClient(endpoint: string, sendRequest: SendRequest): TusClient {
  /** Null when no answer came. */
  async function send(...request: Parameters<SendRequest>): Promise<UploadResponse | null> {
    try {
      return await sendRequest(...request);
    } catch {
      return null;
    }
  }

  return {
    async create({ file, name, type }, parentId, key, signal) {
      const headers = {
        ...VERSION,
        "upload-length": String(file.size),
        "upload-metadata": metadata({ parentId, filename: name, filetype: type }),
        "idempotency-key": key,
      };
      const response = await send({ method: "POST", url: endpoint, headers }, signal);
      if (!response) return OFFLINE;
      if (response.status !== 201) return tusRefusal(response, false);
      const done = doneOf(response);
      if (done) return done;
      return { kind: "created", url: new URL(response.header("location") ?? "", endpoint).href };
    },

    async offset(url, signal) {
      const response = await send({ method: "HEAD", url, headers: VERSION }, signal);
      if (!response) return OFFLINE;
      const offset = response.header("upload-offset");
      if (response.status > 299 || offset === null) return tusRefusal(response, true);
      return doneOf(response) ?? { kind: "at", bytes: Number(offset) };
    },

    async send(url, { file, fromBytes, onProgress }, signal) {
      const response = await send(
        {
          method: "PATCH",
          url,
          headers: {
            ...VERSION,
            "upload-offset": String(fromBytes),
            "content-type": "application/offset+octet-stream",
          },
          body: file.slice(fromBytes),
          onProgress: (bytes) => onProgress(Math.min(file.size, fromBytes + bytes)),
        },
        signal,
      );
      if (!response) return OFFLINE;
      if (response.status > 299) return tusRefusal(response, true);
      // accepted, but not to the end
      return doneOf(response) ?? { kind: "elsewhere" };
    },

    async terminate(url) {
      await send({ method: "DELETE", url, headers: VERSION }, new AbortController().signal);
    },
  };
}

function doneOf(response: UploadResponse): TusDone | null {
  const nodeId = response.header("mows-node-id");
  if (nodeId === null) return null;
  return { kind: "done", nodeId, name: decodeName(response.header("mows-node-name")) };
}

function decodeName(value: string | null): string | null {
  try {
    return value === null ? null : decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Keys with base64 of UTF-8, https://tus.io/protocols/resumable-upload#upload-metadata; empty values are left out. */
function metadata(values: Record<string, string>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(",");
}
