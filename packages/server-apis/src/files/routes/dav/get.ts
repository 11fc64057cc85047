import { problem } from "../../../kit/http/problem.ts";
import type { NodeId } from "../../../kit/ids.ts";
import { findContent } from "../../domain/contents/find-content.ts";
import { noteRead } from "../../domain/dav/dav-reads.ts";
import { sequenceOfTag } from "../../domain/documents/export-tag.ts";
import { answerContent } from "../answer-content.ts";
import { notFound, refusalOf } from "./dav-refusal.ts";
import type { DavRequest } from "./dav-request.ts";

/** A file's content, or a document's export, as everywhere; a folder has none. */
export async function get(dav: DavRequest): Promise<Response> {
  const { kit, context, principal, place } = dav;
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "top" || (place.kind === "node" && place.node.kind === "folder"))
    return problem(405, "IS_A_FOLDER", "A folder has no content. PROPFIND lists what it holds.", {
      headers: { allow: "OPTIONS, PROPFIND, PROPPATCH, MKCOL, DELETE, COPY, MOVE, LOCK, UNLOCK" },
    });
  if (place.kind !== "node") return notFound();
  const { id, kind } = place.node;
  const wanted = { id, version: null, format: "export" } as const;
  const answer = await answerContent(kit, context, id, () => findContent(kit, principal, wanted));
  if (kind === "document") await rememberRead(dav, id, answer);
  return answer;
}

/** What the client has of a document from now on: the whole that it was sent, or the one that it said it has. */
async function rememberRead(
  { kit, principal, request, now }: DavRequest,
  nodeId: NodeId,
  answer: Response,
): Promise<void> {
  if (request.method !== "GET" || (answer.status !== 200 && answer.status !== 304)) return;
  const sequence = sequenceOfTag(nodeId, answer.headers.get("etag")?.replaceAll('"', "") ?? "");
  if (sequence !== null) await noteRead(kit.db, principal, { nodeId, sequence, own: null, at: now });
}
