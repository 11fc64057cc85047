import { problem } from "../../../kit/http/problem.ts";
import { deleteNode } from "../../domain/tree/delete-node.ts";
import { type DavRequest, refuseLocked } from "./dav-request.ts";
import { notFound, refusalOf, rootImmovable } from "./dav-refusal.ts";

/** DELETE: to the trash, with all below it. */
export async function remove(dav: DavRequest): Promise<Response> {
  const { kit, principal, request, place, path } = dav;
  const depth = request.headers.get("depth");
  if (depth !== null && depth.toLowerCase() !== "infinity")
    return problem(400, "DEPTH_INVALID", "What is deleted goes with all below it: Depth can only be infinity.");
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "top") return rootImmovable();
  if (place.kind !== "node") return notFound();
  const locked = await refuseLocked(dav, { path, place, act: "remove" });
  if (locked !== null) return locked;
  const outcome = await deleteNode(kit, principal, { id: place.node.id, idempotencyKey: null });
  return outcome.kind === "node-deleted" ? new Response(null, { status: 204 }) : refusalOf(outcome);
}
