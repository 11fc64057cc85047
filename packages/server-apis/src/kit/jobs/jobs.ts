import type { Tx } from "../sql/database.ts";

/** Work that outlives its request: at least once, so every handler is idempotent. */
export type Jobs = {
  /** Enqueues in the transaction that makes it necessary. `payload` is JSON. Due at once, or at `runAt`. */
  enqueue(tx: Tx, kind: string, payload: object, runAt?: Date): Promise<void>;
  /** The same for many of a kind, due at once, in one statement. */
  enqueueAll(tx: Tx, kind: string, payloads: readonly object[]): Promise<void>;
  /** Starts working with these handlers; called once, when every service has started. */
  start(handlers: JobHandlers): void;
  /** Resolves when no job is due or running. */
  idle(): Promise<void>;
  stop(): Promise<void>;
};

export type JobHandlers = Record<string, JobHandler>;

export type JobHandler = {
  /** How long one attempt may take before its lease ends and another worker may try. */
  leaseMs: number;
  /** Attempts before the job is given up and kept for the operator. */
  maximumAttempts: number;
  run(payload: unknown, signal: AbortSignal): Promise<void>;
};
