import type { UploadOutcome } from "./upload-item.ts";
import type { OnConflict } from "./upload-queue.ts";
import type { SendRequest, UploadResponse } from "./send-request.ts";
import { knownHash } from "./known-hash.ts";
import { OFFLINE, type TusRefusal, tusRefusal } from "./tus-answer.ts";

export interface TusFile {
  file: Blob;
  name: string;
  /** Media type; empty where the browser knows none. */
  type: string;
  onConflict: OnConflict;
}

export type TusDone = { kind: "done"; nodeId: string; name: string | null; outcome: UploadOutcome };

export interface TusClient {
  /** Makes the upload; by that an empty file is done, and one that need not be sent. `key` makes repeating it safe. */
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
    async create({ file, name, type, onConflict }, parentId, key, signal) {
      const conflict = onConflict === "keep-both" ? "" : onConflict;
      const sha256 = await knownHash(file);
      const headers = {
        ...VERSION,
        "upload-length": String(file.size),
        "upload-metadata": metadata({ parentId, filename: name, filetype: type, conflict, sha256 }),
        "idempotency-key": key,
      };
      const response = await send({ method: "POST", url: endpoint, headers }, signal);
      if (!response) return OFFLINE;
      const done = doneOf(response);
      if (done) return done;
      if (response.status !== 201) return tusRefusal(response, false);
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
  // a refusal that names a node: the upload was to leave that one alone
  const outcome = response.status === 409 ? "skipped" : outcomeOf(response.header("mows-upload-outcome"));
  return { kind: "done", nodeId, name: decodeName(response.header("mows-node-name")), outcome };
}

function outcomeOf(header: string | null): UploadOutcome {
  return header === "replaced" || header === "skipped" ? header : "created";
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
