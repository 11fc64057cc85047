import type { BlobId } from "../ids.ts";
import type { S3Piece, S3Segment } from "./s3-segment.ts";

/** Blobs whose segments are remembered, so that reading a range of one asks for nothing but the range. */
const mostKnown = 10_000;

/** What this process knows of the store without asking it. */
export class KnownContents {
  readonly #contents = new Map<BlobId, readonly S3Piece[]>();
  #lastGeneration = 0;

  get(id: BlobId): readonly S3Piece[] | null {
    const content = this.#contents.get(id);
    if (content === undefined) return null;
    this.keep(id, content);
    return content;
  }

  keep(id: BlobId, content: readonly S3Piece[]): void {
    this.#contents.delete(id);
    this.#contents.set(id, content);
    const [oldest] = this.#contents.keys();
    if (this.#contents.size > mostKnown && oldest !== undefined) this.#contents.delete(oldest);
  }

  forget(id: BlobId): void {
    this.#contents.delete(id);
  }

  /**
   * Above every one that is stored, and above every one given before, since what was written under that may still be on its way. Time makes it
   * so for what another process left on its way.
   */
  nextGeneration(stored: readonly S3Segment[]): number {
    const highest = stored.reduce((most, { generation }) => Math.max(most, generation), 0);
    this.#lastGeneration = Math.max(this.#lastGeneration + 1, highest + 1, Date.now());
    return this.#lastGeneration;
  }
}
