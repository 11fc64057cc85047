import { parseListPage, type S3ListPage } from "./s3-list-page.ts";
import { createS3Requests, patience, type S3Patience, unavailable, wait } from "./s3-request.ts";
import type { S3Settings } from "./s3-settings.ts";

/** The four things that a store of blobs needs of S3; each is done, or throws `BlobStoreUnavailable` or `BlobStoreFull`. */
export type S3Objects = {
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Bytes `start` to `end`, exclusive, of an object that has them; null where there is no such object. */
  open(key: string, range: { start: number; end: number }): Promise<S3Reading | null>;
  /** Every key that begins with `prefix`, in order, a page at a time. */
  list(prefix: string): AsyncIterable<readonly string[]>;
  /** Idempotent. */
  delete(key: string): Promise<void>;
};

/** The bytes of one object as they come; what breaks off is asked for again from where it broke. */
export type S3Reading = {
  /** Null at the end, which is where it was said to be. */
  next(): Promise<Uint8Array | null>;
  cancel(): Promise<void>;
};

export function createS3Objects(settings: S3Settings, patient: S3Patience = patience): S3Objects {
  const send = createS3Requests(settings, patient);
  const keyOf = (key: string) => `${settings.prefix}${key}`;

  type Opened = { reader: ReadableStreamDefaultReader<Uint8Array>; abort: AbortController };
  const openOnce = (key: string, { start, end }: { start: number; end: number }) =>
    send({ method: "GET", key: keyOf(key), headers: { range: `bytes=${start}-${end - 1}` } }, async (answer, abort) => {
      const isWanted = answer.headers.get("content-range")?.startsWith(`bytes ${start}-${end - 1}/`) === true;
      if (answer.body !== null && isWanted) return { reader: answer.body.getReader(), abort } satisfies Opened;
      abort.abort();
      throw new Error("the store answered with other bytes than were asked for");
    });

  async function open(key: string, range: { start: number; end: number }): Promise<S3Reading | null> {
    const first = await openOnce(key, range);
    if (first === null) return null;
    let [opened, position, failures]: [Opened, number, number] = [first, range.start, 0];

    const reopen = async (cause: unknown) => {
      failures += 1;
      if (failures >= patient.attempts) throw unavailable(cause);
      await wait(patient.backOffMs * 4 ** (failures - 1));
      const again = await openOnce(key, { start: position, end: range.end });
      if (again === null) throw unavailable(new Error("an object went away while it was read"));
      opened = again;
    };
    const next = async (): Promise<Uint8Array | null> => {
      for (;;) {
        if (position === range.end) return null;
        try {
          const { done, value } = await within(patient.answerMs, opened);
          if (done) throw new Error("the answer ended before the bytes it promised");
          if (value.byteLength > range.end - position) throw new Error("the answer is longer than it promised");
          position += value.byteLength;
          failures = 0;
          return value;
        } catch (cause) {
          opened.abort.abort(cause);
          await reopen(cause);
        }
      }
    };
    return { next, cancel: async () => opened.abort.abort() };
  }

  return {
    open,
    put: async (key, body) => {
      await send({ method: "PUT", key: keyOf(key), body }, (answer) => answer.text());
    },
    list: async function* (prefix) {
      for (let next: string | null = ""; next !== null;) {
        const query: Record<string, string> = { "list-type": "2", prefix: keyOf(prefix) };
        if (next !== "") query["continuation-token"] = next;
        const page: S3ListPage | null = await send({ method: "GET", key: "", query }, async (answer) =>
          parseListPage(await answer.text()),
        );
        if (page === null) throw unavailable(new Error("there is no such bucket"));
        yield page.keys.map((key) => key.slice(settings.prefix.length));
        next = page.next;
      }
    },
    delete: async (key) => {
      await send({ method: "DELETE", key: keyOf(key) }, (answer) => answer.text());
    },
  };
}

async function within(
  limitMs: number,
  { reader, abort }: { reader: ReadableStreamDefaultReader<Uint8Array>; abort: AbortController },
): Promise<ReadableStreamReadResult<Uint8Array>> {
  const late = setTimeout(() => abort.abort(new Error(`nothing came for ${limitMs} ms`)), limitMs);
  try {
    return await reader.read();
  } finally {
    clearTimeout(late);
  }
}
