import type { Clock } from "../../../kit/clock.ts";

/** Thrown into the reader of a segment when the body is longer than it may be. */
export class BodyTooLong extends Error {
  override readonly name = "BodyTooLong";
}

export type SegmentLimits = { segmentBytes: number; segmentMs: number; remainingBytes: number };

/**
 * A request's body in pieces that are made durable one by one, so that a crash during a long upload costs a piece and not the upload. A
 * piece ends after so many bytes or so long a time, whichever comes first.
 */
export class SegmentedBody {
  /** The source has no more, or will give no more. */
  ended = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #limits: SegmentLimits;
  readonly #clock: Clock;
  #remainingBytes: number;

  constructor(body: ReadableStream<Uint8Array>, limits: SegmentLimits, clock: Clock) {
    this.#reader = body.getReader();
    this.#limits = limits;
    this.#clock = clock;
    this.#remainingBytes = limits.remainingBytes;
  }

  /** The next piece; read to its end before the one after it. */
  segment(): ReadableStream<Uint8Array> {
    const endsAt = this.#clock.now().getTime() + this.#limits.segmentMs;
    let bytes = 0;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          if (bytes >= this.#limits.segmentBytes || this.#clock.now().getTime() >= endsAt) return controller.close();
          const chunk = await this.#read();
          if (chunk === null) return controller.close();
          bytes += chunk.byteLength;
          controller.enqueue(chunk);
        },
        cancel: async (reason) => {
          this.ended = true;
          await this.#reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }

  async #read(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await this.#reader.read();
      if (done) {
        this.ended = true;
        return null;
      }
      this.#remainingBytes -= value.byteLength;
      if (this.#remainingBytes >= 0) return value;
      throw new BodyTooLong(`the body is longer than the ${this.#limits.remainingBytes} bytes still missing`);
    } catch (cause) {
      this.ended = true;
      throw cause;
    }
  }
}
