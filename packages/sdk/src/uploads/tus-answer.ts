import type { UploadResponse } from "./send-request.ts";

export interface UploadFailure {
  code: string;
  message: string;
}

/** What an attempt came to, when not to the end of the file. */
export type TusRefusal =
  /** The upload is not where we thought: ask, and go on from there. */
  | { kind: "elsewhere" }
  /** The cloud no longer knows the upload. */
  | { kind: "gone" }
  /** Later: `failure` is null where waiting is sure to help, else what to say after a few attempts. */
  | { kind: "unavailable"; retryAfterMs: number | null; failure: UploadFailure | null }
  | { kind: "refused"; failure: UploadFailure };

export const OFFLINE: TusRefusal = { kind: "unavailable", retryAfterMs: null, failure: null };

/** Timeout, locked by an attempt that is not yet over, too early, too many; a gateway without its cloud. */
const PASSING = [408, 423, 425, 429, 502, 503, 504];

/** Reads a refusal of a request to an existing upload, or of the request that should make one. */
export function tusRefusal(response: UploadResponse, existing: boolean): TusRefusal {
  const { status } = response;
  if (existing && status === 409) return { kind: "elsewhere" };
  if (existing && (status === 404 || status === 410)) return { kind: "gone" };
  const failure = failureOf(response);
  if (PASSING.includes(status)) return { kind: "unavailable", retryAfterMs: retryAfterMs(response), failure: null };
  if (status === 500) return { kind: "unavailable", retryAfterMs: null, failure };
  return { kind: "refused", failure };
}

function failureOf({ status, text }: UploadResponse): UploadFailure {
  const { code, detail, title } = problemOf(text);
  if (status === 401)
    return { code: code ?? "SIGNED_OUT", message: detail ?? "Sign in again to go on with this upload." };
  return {
    code: code ?? `HTTP_${status}`,
    message: detail ?? title ?? `The cloud refused the upload (status ${status}).`,
  };
}

/** RFC 9457; empty for anything else, as the answer to HEAD always is. */
function problemOf(text: string): { code?: string; detail?: string; title?: string } {
  try {
    return JSON.parse(text) as { code?: string; detail?: string; title?: string };
  } catch {
    return {};
  }
}

function retryAfterMs(response: UploadResponse): number | null {
  const seconds = Number.parseInt(response.header("retry-after") ?? "", 10);
  return seconds >= 0 ? seconds * 1000 : null;
}
