import { type BlobId, parseId } from "../ids.ts";
import { type AppendOutcome, BlobMissing, type BlobStore } from "./blob-store.ts";
import { type DrainOptions, drainSource } from "./drain-source.ts";
import { S3Appender } from "./s3-appender.ts";
import { KnownContents } from "./s3-known-contents.ts";
import type { S3Objects } from "./s3-objects.ts";
import { streamPieces } from "./s3-reading.ts";
import {
  bytesIn,
  contentOf,
  endOf,
  existence,
  parseSegmentName,
  type S3Piece,
  type S3Segment,
  segmentName,
} from "./s3-segment.ts";

/** An append that begins behind a segment smaller than this takes it into its own first one: many small appends do not stay many small objects. */
const joinedBelowBytes = 1024 * 1024;
const deletionsAtOnce = 8;

/**
 * Blobs in an S3 service: each a folder of segments (`s3-segment.ts`), below the first two digits of the id's random part. What is acknowledged
 * is what the service acknowledged, and no object is ever written over: they are only made and deleted.
 */
export function createS3BlobStore(objects: S3Objects): BlobStore {
  const known = new KnownContents();
  const folderOf = (id: BlobId) => `${id.slice(24, 26)}/${id}/`;
  const keyOf = (id: BlobId, segment: S3Segment) => folderOf(id) + segmentName(segment);

  /** Every segment that is stored; none when there is no such blob. */
  async function list(id: BlobId): Promise<S3Segment[]> {
    const segments: S3Segment[] = [];
    for await (const keys of objects.list(folderOf(id)))
      segments.push(...keys.flatMap((key) => parseSegmentName(key.slice(folderOf(id).length)) ?? []));
    return segments;
  }

  async function look(id: BlobId): Promise<S3Piece[] | null> {
    const segments = await list(id);
    if (segments.length === 0) return null;
    const content = contentOf(segments);
    known.keep(id, content);
    return content;
  }

  async function deleteSegments(id: BlobId, segments: readonly S3Segment[]): Promise<void> {
    for (let from = 0; from < segments.length; from += deletionsAtOnce) {
      const some = segments.slice(from, from + deletionsAtOnce);
      await Promise.all(some.map((segment) => objects.delete(keyOf(id, segment))));
    }
  }

  async function stream(id: BlobId, content: readonly S3Piece[], range: { start: number; end: number }) {
    return streamPieces(content, range, (segment, part) => objects.open(keyOf(id, segment), part));
  }

  async function append(
    id: BlobId,
    offset: number,
    bytes: ReadableStream<Uint8Array> | null,
    options: DrainOptions = {},
  ): Promise<AppendOutcome> {
    known.forget(id);
    const stored = await list(id);
    if (stored.length === 0) throw new BlobMissing(id);
    const content = contentOf(stored);
    const held = bytesIn(content);
    if (held < offset) throw new Error(`blob ${id} holds ${held} bytes, fewer than the ${offset} to append after`);
    const { kept, joined, isCut } = partAt(content, offset);
    const staying = new Set([...kept, ...(joined === null ? [] : [joined])].map(segmentName));
    await deleteSegments(
      id,
      stored.filter((segment) => segment.length > 0 && !staying.has(segmentName(segment))),
    );

    const at = { generation: known.nextGeneration(stored), offset: joined?.offset ?? offset };
    const appender = new S3Appender(at, (segment, body) => objects.put(keyOf(id, segment), body));
    const takeJoined = async (piece: S3Piece) => {
      const head = await stream(id, [piece], { start: piece.offset, end: offset });
      if (head === null) throw new Error(`a segment of blob ${id} went away`);
      for await (const chunk of head) await appender.add(chunk);
    };
    let untaken = joined;
    const takeOnce = async () => {
      const piece = untaken;
      untaken = null;
      if (piece !== null) await takeJoined(piece);
    };
    if (isCut) await takeOnce();
    const take = async (chunk: Uint8Array) => {
      await takeOnce();
      await appender.add(chunk);
    };
    const interrupted = bytes === null ? null : await drainSource(bytes, options, take);
    await appender.flush();
    // Nothing came: the small segment stays as it is.
    const before = untaken === null ? kept : [...kept, untaken];
    if (joined !== null && untaken === null) await deleteSegments(id, [joined]);
    known.keep(id, [...before, ...appender.pieces]);
    return { writtenBytes: bytesIn([...before, ...appender.pieces]) - offset, interrupted };
  }

  return {
    append,
    create: async (id) => {
      if ((await list(id)).length > 0) throw new Error(`blob ${id} exists`);
      await objects.put(keyOf(id, existence), new Uint8Array());
    },
    read: async (id, range) => {
      const knownContent = range === undefined ? null : known.get(id);
      if (knownContent !== null && range !== undefined && range.end <= bytesIn(knownContent)) {
        const found = await stream(id, knownContent, range);
        if (found !== null) return found;
      }
      // A whole blob may have grown elsewhere, and what is known may be old.
      const content = await look(id);
      if (content === null) throw new BlobMissing(id);
      const end = Math.min(range?.end ?? Number.POSITIVE_INFINITY, bytesIn(content));
      const found = await stream(id, content, { start: range?.start ?? 0, end });
      if (found === null) throw new BlobMissing(id);
      return found;
    },
    size: async (id) => {
      const content = await look(id);
      return content === null ? null : bytesIn(content);
    },
    delete: async (id) => {
      known.forget(id);
      // Its existence goes last: what is half deleted is found, and deleted, by the next try.
      const stored = (await list(id)).toSorted((one, other) => other.generation - one.generation);
      const [bytes, rest] = [stored.filter(({ length }) => length > 0), stored.filter(({ length }) => length === 0)];
      await deleteSegments(id, bytes);
      await deleteSegments(id, rest);
    },
    list: async function* () {
      let before: BlobId | null = null;
      for await (const keys of objects.list("")) {
        const batch: BlobId[] = [];
        for (const key of keys) {
          const id = parseId<BlobId>(key.split("/")[1] ?? "");
          if (id !== null && id !== before) batch.push((before = id));
        }
        yield batch;
      }
    },
  };
}

type Parting = {
  /** What stays as it is. */
  kept: S3Piece[];
  /** What the new segments take in up to the offset: the one that it cuts through, or a small one that ends there. */
  joined: S3Piece | null;
  isCut: boolean;
};

function partAt(content: readonly S3Piece[], offset: number): Parting {
  const kept = content.filter((piece) => endOf(piece) <= offset);
  const cut = content.find((piece) => piece.offset < offset && endOf(piece) > offset);
  if (cut !== undefined) return { kept, joined: cut, isCut: true };
  const last = kept.at(-1);
  if (last === undefined || last.usedBytes >= joinedBelowBytes) return { kept, joined: null, isCut: false };
  return { kept: kept.slice(0, -1), joined: last, isCut: false };
}
