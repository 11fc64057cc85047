import { GraphQLError } from "graphql";
import { BlobStoreUnavailable, blobStoreUnavailableMessage } from "../kit/blobs/blob-store.ts";
import { IdempotencyKeyInvalid, IdempotencyKeyReused } from "../kit/sql/write.ts";
import { isStoreFull, storeFullMessage } from "../kit/store-full.ts";
import type { Log } from "../kit/telemetry/log.ts";

type Masked = { code: string; message: string };

/**
 * The one place where a thrown error meets a client. What graphql-js says of the request itself (syntax, validation, variables)
 * passes; everything else is a broken invariant: logged with its trace id and cause, and told only by that id.
 */
export function maskError(
  error: unknown,
  context: { log: Log; traceId: string } | undefined,
  isUnavailable: (cause: unknown) => boolean,
): GraphQLError {
  const located = error instanceof GraphQLError ? error : null;
  const cause = located === null ? error : located.originalError;
  if (located !== null && (cause == null || cause instanceof GraphQLError)) return located;
  const masked = explain(cause, isUnavailable);
  report(masked.code, cause, context?.log);
  return new GraphQLError(masked.message, {
    nodes: located?.nodes ?? [],
    path: located?.path ?? [],
    extensions: { code: masked.code, traceId: context?.traceId ?? null },
  });
}

function report(code: string, cause: unknown, log: Log | undefined): void {
  const { message, stack } = cause instanceof Error ? cause : { message: String(cause), stack: undefined };
  if (code === "INTERNAL") log?.error({ error: message, stack }, "a resolver threw");
  else log?.warn({ code, error: message }, "a request could not be carried out");
}

function explain(cause: unknown, isUnavailable: (cause: unknown) => boolean): Masked {
  if (cause instanceof IdempotencyKeyInvalid) {
    return { code: "IDEMPOTENCY_KEY_INVALID", message: "An idempotency key is a UUID; nothing was written." };
  }
  if (cause instanceof IdempotencyKeyReused) {
    const message =
      "This idempotency key was used for another call; nothing was written. Use a new key for a new call.";
    return { code: "IDEMPOTENCY_KEY_REUSED", message };
  }
  if (isStoreFull(cause)) return { code: "STORE_FULL", message: storeFullMessage };
  if (cause instanceof BlobStoreUnavailable) {
    return { code: "STORE_UNAVAILABLE", message: blobStoreUnavailableMessage };
  }
  if (isUnavailable(cause)) {
    const message = "The cloud's database is not available at the moment; nothing was changed. Try again shortly.";
    return { code: "UNAVAILABLE", message };
  }
  return { code: "INTERNAL", message: "Something went wrong in the cloud. The trace id finds it in the log." };
}
