import { problem } from "../../../kit/http/problem.ts";
import type { DavNode } from "../../domain/dav/dav-place.ts";
import { findContent } from "../../domain/contents/find-content.ts";
import { readStored } from "../../domain/contents/read-stored.ts";
import { putDocument } from "../../domain/dav/put-document.ts";
import { deleteNode } from "../../domain/tree/delete-node.ts";
import { notFound, refusalOf } from "./dav-refusal.ts";
import { type DavRequest, preconditionFailed } from "./dav-request.ts";
import { readBounded } from "./read-bounded.ts";

/** What is taken of an edited export: a text that people write, and room to spare. */
const largestBytes = 2 * 1024 * 1024;
const retryAfterSeconds = 5;

/**
 * PUT of a document: merged as an edit (204), never written over what others wrote. Without an entity tag in the answer, since what is there now may
 * not be what was sent (RFC 9110 §9.3.4).
 */
export async function putOverDocument(dav: DavRequest, node: DavNode): Promise<Response> {
  return mergeBody(dav, node, { body: dav.request.body, named: tagsOf(dav.request.headers) });
}

/**
 * COPY or MOVE of a file onto a document, as programs save that write what is new beside it first: what the file holds is merged, and a file that
 * was to be moved goes to the trash.
 */
export async function mergeFile(dav: DavRequest, file: DavNode, document: DavNode): Promise<Response> {
  const { kit, principal, request } = dav;
  const found = await findContent(kit, principal, { id: file.id, version: null, format: "export" });
  if (found.kind !== "content") return refusalOf(found);
  const answer = await mergeBody(dav, document, { body: await readStored(kit.blobs, found.content), named: null });
  if (!answer.ok || request.method === "COPY") return answer;
  const removed = await deleteNode(kit, principal, { id: file.id, idempotencyKey: null });
  return removed.kind === "node-deleted" ? answer : refusalOf(removed);
}

type Edit = { body: ReadableStream<Uint8Array> | null; named: readonly string[] | null };

async function mergeBody({ kit, principal }: DavRequest, node: DavNode, { body, named }: Edit): Promise<Response> {
  const bytes = await readBounded(body, largestBytes);
  if (bytes === "too-large")
    return problem(413, "TOO_LARGE", "An edit of a document has at most 2 MiB; nothing was done.", {
      facts: { limitBytes: largestBytes },
    });
  if (bytes === "interrupted")
    return problem(400, "INTERRUPTED", "The text stopped coming before its end; nothing of it was kept.");
  const mimeType = node.mimeType ?? "application/json";
  const outcome = await putDocument(kit, principal, { id: node.id, mimeType, bytes, named });
  switch (outcome.kind) {
    case "document-put":
      return new Response(null, { status: 204 });
    case "no-base":
      return problem(
        409,
        "VERSION_UNKNOWN",
        "Several people edit this document at once, so what you send is merged, and nothing tells which version you edited. Read it again first, or name its entity tag by If-Match; nothing was done.",
      );
    case "not-mergeable":
      return problem(
        409,
        "NOT_MERGEABLE",
        "What was sent cannot be understood as an edit of this document. Open it in an app that can edit it; nothing was done.",
      );
    case "other-content":
      return preconditionFailed();
    case "refused":
      return refused(outcome.reason);
    default:
      return refusalOf(outcome);
  }
}

type Reason = "quota-exceeded" | "document-full" | "document-gone" | "client-taken" | "overloaded";

function refused(reason: Reason): Response {
  switch (reason) {
    case "quota-exceeded":
      return problem(
        507,
        "QUOTA_EXCEEDED",
        "The space is full; nothing was kept. Make room, or ask the owner for more.",
      );
    case "document-full":
      return problem(507, "DOCUMENT_FULL", "The document is as large as one can be; nothing was kept.");
    case "document-gone":
      return notFound();
    case "client-taken":
    case "overloaded":
      return problem(503, "TRY_LATER", "Too much is being written at once; nothing was kept. Try again in a moment.", {
        headers: { "retry-after": String(retryAfterSeconds) },
      });
    default:
      return reason satisfies never;
  }
}

/** Null without the header, and where it takes whatever is there. */
function tagsOf(headers: Headers): string[] | null {
  const header = headers.get("if-match")?.trim() ?? "*";
  if (header === "*") return null;
  return header.split(",").map((tag) => tag.trim().replace(/^"(.*)"$/, "$1"));
}
