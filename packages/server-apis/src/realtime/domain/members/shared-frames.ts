/**
 * One frame for everybody who is sent the same: an update goes to all members of a document one after the other, and to most of them in the
 * same bytes. Remembers the frames of the last update only.
 */
export type SharedFrames = { frameOf(update: Uint8Array, variant: string, make: () => Uint8Array): Uint8Array };

export function createSharedFrames(): SharedFrames {
  let last: Uint8Array | null = null;
  const frames = new Map<string, Uint8Array>();
  return {
    frameOf(update, variant, make) {
      if (update !== last) {
        frames.clear();
        last = update;
      }
      const known = frames.get(variant);
      if (known !== undefined) return known;
      const frame = make();
      frames.set(variant, frame);
      return frame;
    },
  };
}
