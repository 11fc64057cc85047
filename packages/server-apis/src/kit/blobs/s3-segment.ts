/**
 * A part of a blob, an object of its own that never changes. S3 can neither append nor rename nor cut, so a blob is what its segments come to
 * (`contentOf`), and what is to be known of each stands in its key.
 */
export type S3Segment = {
  /** Rises with every append: what a later append wrote stands over what an earlier one did, whenever either reached the store. */
  generation: number;
  /** In the blob. */
  offset: number;
  /** Bytes; 0 only for the object that says that the blob exists. */
  length: number;
};

/** What of a segment counts: its first `usedBytes`. */
export type S3Piece = S3Segment & { usedBytes: number };

/** Says that the blob exists while it is empty. */
export const existence: S3Segment = { generation: 0, offset: 0, length: 0 };

/** The last part of the segment's key: keys sort by generation, then offset. */
export function segmentName({ generation, offset, length }: S3Segment): string {
  return `${String(generation).padStart(16, "0")}-${String(offset).padStart(16, "0")}-${length}`;
}

/** Null for what no store of blobs wrote. */
export function parseSegmentName(name: string): S3Segment | null {
  const match = /^(?<generation>\d{16})-(?<offset>\d{16})-(?<length>\d+)$/.exec(name)?.groups;
  if (match === undefined) return null;
  return {
    generation: Number(match["generation"]),
    offset: Number(match["offset"]),
    length: Number(match["length"]),
  };
}

/**
 * What the segments come to, in order and without a hole: each append, in the order of generations, cuts off what lay behind its first offset
 * and puts its own there. A write that was given up and reached the store all the same is therefore cut off by the append that was acknowledged
 * in its place, in whichever order the two arrived.
 */
export function contentOf(segments: readonly S3Segment[]): S3Piece[] {
  const inOrder = segments.toSorted((one, other) => one.generation - other.generation || one.offset - other.offset);
  let content: S3Piece[] = [];
  let generation = existence.generation;
  for (const segment of inOrder) {
    if (segment.length === 0) continue;
    if (segment.generation !== generation) content = before(content, segment.offset);
    generation = segment.generation;
    if (bytesIn(content) === segment.offset) content.push({ ...segment, usedBytes: segment.length });
  }
  return content;
}

function before(content: readonly S3Piece[], offset: number): S3Piece[] {
  return content
    .filter((piece) => piece.offset < offset)
    .map((piece) => ({ ...piece, usedBytes: Math.min(piece.usedBytes, offset - piece.offset) }));
}

export function endOf({ offset, usedBytes }: S3Piece): number {
  return offset + usedBytes;
}

/** Bytes of a content, which has no hole. */
export function bytesIn(content: readonly S3Piece[]): number {
  const last = content.at(-1);
  return last === undefined ? 0 : endOf(last);
}
