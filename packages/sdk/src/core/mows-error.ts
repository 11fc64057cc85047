/** How the call failed, seen from the person: try again, sign in again, or tell the owner. */
export type MowsErrorKind = "network" | "session" | "server";

export interface MowsErrorFacts {
  /** Names the failure in the server's logs; only for what the server masked. */
  traceId?: string | undefined;
  /** How long the server asks to wait before another attempt. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/**
 * The only thing the SDK throws.
 * `network`: the cloud was not reached or did not answer; the same call may be repeated.
 * `session`: nobody is signed in any more; go to `mows.auth.signInUrl()`.
 * `server`: the cloud answered with something that is no result. What is expected to go wrong is never thrown: it is a
 * member of the result's union.
 */
export class MowsError extends Error {
  override readonly name = "MowsError";
  readonly kind: MowsErrorKind;
  readonly traceId?: string | undefined;
  readonly retryAfterMs?: number | undefined;

  constructor(kind: MowsErrorKind, message: string, { cause, traceId, retryAfterMs }: MowsErrorFacts = {}) {
    super(message, { cause });
    this.kind = kind;
    this.traceId = traceId;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whatever was caught, as a `MowsError`: what `fetch` rejects with counts as `network`. */
  static from(thrown: unknown): MowsError {
    if (thrown instanceof MowsError) return thrown;
    return new MowsError("network", "The cloud could not be reached.", { cause: thrown });
  }
}
