/**
 * Carries messages between the processes of a cloud: at most once, in order of each sender as long as nothing is lost. Subjects are
 * `docs.<id>`, `presence.<id>` and the like, of `[a-z0-9-]` parts between dots. A message also reaches the listeners of the process that
 * published it, after the call that published it.
 */
export type DocumentBus = {
  publish(subject: string, message: Uint8Array): void;
  /** Returns how to stop listening. */
  subscribe(subject: string, listener: (message: Uint8Array) => void): () => void;
  /** Called when messages may have been lost, as after a connection that broke. */
  onResumed(listener: () => void): () => void;
  stop(): Promise<void>;
};
