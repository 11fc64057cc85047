import { problem } from "../../../kit/http/problem.ts";
import { createFolder } from "../../domain/tree/create-folder.ts";
import { type DavRequest, refuseLocked } from "./dav-request.ts";
import { noParent, refusalOf } from "./dav-refusal.ts";

/** MKCOL (RFC 4918 §9.3). */
export async function makeCollection(dav: DavRequest): Promise<Response> {
  const { kit, principal, request, place, path } = dav;
  if (request.headers.has("transfer-encoding") || Number(request.headers.get("content-length") ?? 0) > 0)
    return problem(415, "UNSUPPORTED_BODY", "A folder is made without a body; nothing was done.");
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "no-parent") return noParent();
  if (place.kind !== "vacant")
    return problem(405, "NAME_TAKEN", "There is something at this address; nothing was done.", {
      headers: { allow: "OPTIONS, GET, HEAD, PUT, PROPFIND, PROPPATCH, DELETE, COPY, MOVE, LOCK, UNLOCK" },
    });
  const locked = await refuseLocked(dav, { path, place, act: "put" });
  if (locked !== null) return locked;
  const { parentId, name } = place;
  const outcome = await createFolder(kit, principal, { parentId, name, idempotencyKey: null });
  return outcome.kind === "folder-created" ? new Response(null, { status: 201 }) : refusalOf(outcome);
}
