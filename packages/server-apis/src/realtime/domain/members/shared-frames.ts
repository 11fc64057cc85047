import type { Trail } from "./trail.ts";

/**
 * One frame for everybody who is sent the same bytes, one after the other: an update for all members of a document, the whole of it for all who
 * come at once. Remembers the frames of the last bytes only, and not for longer than a moment.
 */
export type SharedFrames = { frameOf(bytes: Uint8Array, variant: string, make: () => Uint8Array): Uint8Array };

export function createSharedFrames(trail: Trail): SharedFrames {
  let last: Uint8Array | null = null;
  let frames = new Map<string, Uint8Array>();

  function forget(): void {
    last = null;
    frames = new Map();
  }

  return {
    frameOf(bytes, variant, make) {
      if (bytes !== last) {
        frames = new Map();
        last = bytes;
        trail.mark(forget);
      }
      let frame = frames.get(variant);
      if (frame === undefined) frames.set(variant, (frame = make()));
      return frame;
    },
  };
}
