import type { BlobStore } from "../../kit/blobs/blob-store.ts";
import { problem } from "../../kit/http/problem.ts";
import { byteRanges, type ByteRange } from "../domain/contents/byte-ranges.ts";
import type { Content } from "../domain/contents/find-content.ts";
import { readStored } from "../domain/contents/read-stored.ts";
import { contentHeaders } from "./content-headers.ts";
import { multipartRanges } from "./multipart-ranges.ts";
import { ifRangeHolds, judgePreconditions } from "./preconditions.ts";

export type Serving = {
  blobs: BlobStore;
  content: Content;
  asAttachment: boolean;
  /** Has a proxy send the bytes (`handOff`); null where they are sent from here. */
  handedOff: Record<string, string> | null;
};

/** GET and HEAD of a content: conditions first, then ranges (RFC 9110 §13.2.1). HEAD tells exactly what GET would. */
export async function serveContent(request: Request, serving: Serving): Promise<Response> {
  const { blobs, content, asAttachment, handedOff } = serving;
  const headers = contentHeaders(content, asAttachment);
  const verdict = judgePreconditions(request.headers, content);
  if (verdict === "not-modified") return new Response(null, { status: 304, headers });
  if (verdict === "precondition-failed") {
    return problem(412, "PRECONDITION_FAILED", "The file is not the one the request was meant for.");
  }
  const takesRange = ifRangeHolds(request.headers, content);
  const wanted = byteRanges(takesRange ? request.headers.get("range") : null, content.size);
  if (handedOff !== null && takesRange && wanted.kind !== "unsatisfiable") return handOver(headers, handedOff);
  switch (wanted.kind) {
    case "whole":
      return whole(blobs, request, content, headers);
    case "ranges":
      return partial(blobs, request, { content, headers, ranges: wanted.ranges });
    case "unsatisfiable":
      return problem(
        416,
        "RANGE_NOT_SATISFIABLE",
        `The range is broken, excessive or outside the file's ${content.size} bytes.`,
        {
          facts: { sizeBytes: content.size },
          headers: { "content-range": `bytes */${content.size}`, "accept-ranges": "bytes" },
        },
      );
    default:
      return wanted satisfies never;
  }
}

/** The proxy takes the range out of the request again, and says itself that it takes ranges. */
function handOver(headers: Record<string, string>, handedOff: Record<string, string>): Response {
  const response = new Response(null, { status: 200, headers: { ...headers, ...handedOff } });
  response.headers.delete("accept-ranges");
  return response;
}

async function whole(
  blobs: BlobStore,
  request: Request,
  content: Content,
  headers: Record<string, string>,
): Promise<Response> {
  const body = request.method === "HEAD" ? null : await readStored(blobs, content);
  return new Response(body, { status: 200, headers: { ...headers, "content-length": String(content.size) } });
}

type Partial = { content: Content; headers: Record<string, string>; ranges: readonly [ByteRange, ...ByteRange[]] };

async function partial(blobs: BlobStore, request: Request, { content, headers, ranges }: Partial): Promise<Response> {
  const withoutBody = request.method === "HEAD";
  const [{ start, end }, ...others] = ranges;
  if (others.length === 0) {
    const body = withoutBody ? null : await readStored(blobs, content, { start, end });
    const range = {
      "content-length": String(end - start),
      "content-range": `bytes ${start}-${end - 1}/${content.size}`,
    };
    return new Response(body, { status: 206, headers: { ...headers, ...range } });
  }
  const parts = multipartRanges(blobs, content, ranges, headers["content-type"] ?? "");
  const multipart = { "content-type": parts.contentType, "content-length": String(parts.length) };
  return new Response(withoutBody ? null : parts.body(), { status: 206, headers: { ...headers, ...multipart } });
}
