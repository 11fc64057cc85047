/** Somebody who follows an open document. Called within a turn of the event loop; must not throw, and must not wait. */
export type Subscriber = {
  /**
   * In order, what came within one turn of the event loop merged into one update. Everybody gets the same array. Not called where all parts
   * came from this subscriber; where only some did, they are in it again.
   */
  update(update: Uint8Array): void;
  /** All up to this sequence was handed to `update`, or came from this subscriber. */
  committed(sequence: number): void;
  /** The document is gone (deleted for good): nothing comes any more. */
  ended(): void;
};
