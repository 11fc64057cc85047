import { problem } from "../../../kit/http/problem.ts";
import { putFile, type PutTarget } from "../../domain/dav/put-file.ts";
import type { DavNode, DavPlace } from "../../domain/dav/dav-place.ts";
import { type DavRequest, refuseLocked } from "./dav-request.ts";
import { putOverDocument } from "./put-document.ts";
import { noParent, refusalOf } from "./dav-refusal.ts";

/** A whole file: new (201), or a new version of the one that is there (204); over a document, an edit of it (204). */
export async function put(dav: DavRequest): Promise<Response> {
  const { kit, createHash, principal, request, place, path } = dav;
  // Parts of a file cannot be put (RFC 9110 §14.4).
  if (request.headers.has("content-range"))
    return problem(400, "CONTENT_RANGE", "A part of a file cannot be put; nothing was done.");
  const target = targetOf(place);
  if (target instanceof Response) return target;
  const locked = await refuseLocked(dav, { path, place, act: "put" });
  if (locked !== null) return locked;
  if ("kind" in target) return putOverDocument(dav, target);
  const outcome = await putFile({ kit, createHash }, principal, target, {
    bytes: request.body,
    signal: request.signal,
  });
  if (outcome.kind === "interrupted")
    return problem(400, "INTERRUPTED", "The file stopped coming before its end; nothing of it was kept.");
  if (outcome.kind !== "file-put") return refusalOf(outcome);
  return new Response(null, { status: outcome.created ? 201 : 204 });
}

function targetOf(place: DavPlace): PutTarget | DavNode | Response {
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "vacant") return { parentId: place.parentId, name: place.name, existingId: null };
  if (place.kind === "no-parent") return noParent();
  if (place.kind === "node" && place.node.kind === "document") return place.node;
  if (place.kind === "node" && place.node.kind === "file" && place.parentId !== null)
    return { parentId: place.parentId, name: place.node.name, existingId: place.node.id };
  return problem(405, "IS_A_FOLDER", "There is a folder at this address; nothing was done.", {
    headers: { allow: "OPTIONS, PROPFIND, PROPPATCH, MKCOL, DELETE, COPY, MOVE, LOCK, UNLOCK" },
  });
}
