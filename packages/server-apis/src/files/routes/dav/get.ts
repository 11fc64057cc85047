import { findContent } from "../../domain/contents/find-content.ts";
import { answerContent } from "../answer-content.ts";
import type { DavRequest } from "./dav-request.ts";
import { problem } from "../../../kit/http/problem.ts";
import { notFound, refusalOf } from "./dav-refusal.ts";

/** A file's content, as everywhere; a folder has none. */
export async function get({ kit, context, principal, place }: DavRequest): Promise<Response> {
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "top" || (place.kind === "node" && place.node.kind === "folder"))
    return problem(405, "IS_A_FOLDER", "A folder has no content. PROPFIND lists what it holds.", {
      headers: { allow: "OPTIONS, PROPFIND, PROPPATCH, MKCOL, DELETE, COPY, MOVE, LOCK, UNLOCK" },
    });
  if (place.kind !== "node") return notFound();
  const { id } = place.node;
  return answerContent(kit, context, id, () => findContent(kit, principal, id, null));
}
