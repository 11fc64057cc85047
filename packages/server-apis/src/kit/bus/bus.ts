/**
 * Wakes readers: at most once, no payload that matters, nothing kept. What must not be missed is read from a table after
 * a wake; the bus only says when to look.
 */
export type Bus = {
  publish(topic: Topic): void;
  /** Returns how to stop listening. */
  subscribe(topic: Topic, listener: () => void): () => void;
  close(): Promise<void>;
};

/** `apps`: one was installed, updated or removed. `rights`: some may have ended; published by `Revocations.announce` alone. `picks`: one was answered or taken back. */
export type Topic = "apps" | "changes" | "jobs" | "picks" | "rights";
