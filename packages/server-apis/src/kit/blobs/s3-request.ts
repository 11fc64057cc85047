import { bytesToHex } from "@noble/hashes/utils.js";
import { AwsClient } from "aws4fetch";
import { BlobStoreFull, BlobStoreUnavailable } from "./blob-store.ts";
import type { S3Settings } from "./s3-settings.ts";

/** How long a store is waited for. */
export type S3Patience = {
  /** Tries of one request, the first one counted. */
  attempts: number;
  /** Wait before the second try; four times as long before each one after it, and up to a half more by chance. */
  backOffMs: number;
  /** For an answer's headers, and for each next piece of its body. */
  answerMs: number;
  /** For a segment to be sent and acknowledged: 16 MiB at 280 KB/s. */
  putMs: number;
};

export const patience: S3Patience = { attempts: 4, backOffMs: 200, answerMs: 15_000, putMs: 60_000 };

export type S3Request = {
  method: "GET" | "PUT" | "DELETE";
  /** Below the bucket; empty for the bucket itself. */
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
};

/** What the store said no with: the status, and its word for the reason (`NoSuchKey`), empty where it gave none. */
class S3Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(`the store answered ${status} ${code}`.trim());
    this.status = status;
    this.code = code;
  }
}

/** Reasons of a status below 500 that pass: the store was busy, or the bytes changed on their way. */
const passing = new Set([
  "RequestTimeout",
  "XAmzContentSHA256Mismatch",
  "BadDigest",
  "IncompleteBody",
  "OperationAborted",
]);
const full = new Set([
  "QuotaExceeded",
  "InsufficientStorage",
  "StorageFull",
  "XMinioStorageFull",
  "InsufficientCapacity",
]);

/**
 * Signed requests to one bucket, tried again where that can help. `take` reads from an answer what is wanted of it, null where there is no such
 * object, and throws where the answer is not whole: that too is tried again. Throws `BlobStoreUnavailable`, `BlobStoreFull`.
 */
export function createS3Requests(settings: S3Settings, { attempts, backOffMs, answerMs, putMs }: S3Patience) {
  const { accessKeyId, secretAccessKey, region } = settings;
  const session = settings.sessionToken === null ? {} : { sessionToken: settings.sessionToken };
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", ...session });

  async function once<T>(request: S3Request, take: Take<T>): Promise<T | null> {
    const abort = new AbortController();
    const limitMs = request.method === "PUT" ? putMs : answerMs;
    const late = setTimeout(() => abort.abort(new Error(`no answer within ${limitMs} ms`)), limitMs);
    try {
      const signed = await sign(request);
      const response = await fetch(signed, { signal: abort.signal, redirect: "error" });
      if (response.ok) return await take(response, abort);
      const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? "";
      if (response.status === 404 && code !== "NoSuchBucket") return null;
      throw new S3Refusal(response.status, code);
    } finally {
      clearTimeout(late);
    }
  }

  async function sign({ method, key, query = {}, headers = {}, body }: S3Request): Promise<Request> {
    const url = `${settings.bucketUrl}/${key.split("/").map(encodeURIComponent).join("/")}?${new URLSearchParams(query)}`;
    if (body === undefined) return client.sign(url, { method, headers });
    // The store takes the bytes only where they come to the hash that is signed.
    const hash = bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", body)));
    return client.sign(url, { method, headers: { ...headers, "x-amz-content-sha256": hash }, body });
  }

  return async function send<T>(request: S3Request, take: Take<T>): Promise<T | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(request, take);
      } catch (cause) {
        if (cause instanceof S3Refusal && (full.has(cause.code) || cause.status === 507))
          throw new BlobStoreFull("the store is full", { cause });
        if (attempt >= attempts || !mayPass(cause)) throw unavailable(cause);
      }
      await wait(backOffMs * 4 ** (attempt - 1));
    }
  };
}

/** `abort` ends the answer while its body is read. */
type Take<T> = (response: Response, abort: AbortController) => Promise<T>;

export function unavailable(cause: unknown): BlobStoreUnavailable {
  // `fetch` says only that it failed; why is behind it.
  const reason = cause instanceof TypeError && cause.cause instanceof Error ? cause.cause : cause;
  const said = reason instanceof Error ? reason.message : String(reason);
  return new BlobStoreUnavailable(`the store of blobs is not available: ${said}`, { cause });
}

/** Up to a half longer by chance, so that those who failed together do not come back together. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (1 + Math.random() / 2)));
}

function mayPass(cause: unknown): boolean {
  if (!(cause instanceof S3Refusal)) return true;
  return cause.status >= 500 || cause.status === 429 || cause.status === 408 || passing.has(cause.code);
}
