import { problem } from "../../../kit/http/problem.ts";
import type { NodeId } from "../../../kit/ids.ts";
import { copyTo } from "../../domain/dav/copy-to.ts";
import type { DavNode, DavPlace } from "../../domain/dav/dav-place.ts";
import { findPlace } from "../../domain/dav/find-place.ts";
import { cleanName } from "../../domain/tree/clean-name.ts";
import { moveNode } from "../../domain/tree/move-node.ts";
import { pathOfAddress } from "./dav-path.ts";
import { noParent, notFound, refusalOf, rootImmovable } from "./dav-refusal.ts";
import { mergeFile } from "./put-document.ts";
import { type DavRequest, preconditionFailed, refuseLocked } from "./dav-request.ts";

type Source = { node: DavNode; isDeep: boolean };

/** `existing` is what is overwritten; null where nothing is. */
type Target = { parentId: NodeId; name: string; existing: DavNode | null };

/** COPY and MOVE (RFC 4918 §9.8, §9.9). What is overwritten goes to the trash; but a file onto a document is an edit of it. */
export async function copyOrMove(dav: DavRequest): Promise<Response> {
  const source = sourceOf(dav);
  if (source instanceof Response) return source;
  const target = await findTarget(dav, source.node);
  if (target instanceof Response) return target;
  if (source.node.kind === "file" && target.existing?.kind === "document")
    return mergeFile(dav, source.node, target.existing);
  return isMove(dav) ? move(dav, source.node, target) : copy(dav, source, target);
}

function isMove({ request }: DavRequest): boolean {
  return request.method === "MOVE";
}

function sourceOf(dav: DavRequest): Source | Response {
  const { request, place } = dav;
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "top") return rootImmovable();
  if (place.kind !== "node") return notFound();
  const depth = (request.headers.get("depth") ?? "infinity").toLowerCase();
  if (depth !== "infinity" && (depth !== "0" || isMove(dav)))
    return problem(400, "DEPTH_INVALID", "Depth is infinity; a folder can be copied without what it holds by 0.");
  return { node: place.node, isDeep: depth === "infinity" };
}

/** Where it goes, once everything that could stand against it was asked. */
async function findTarget(dav: DavRequest, node: DavNode): Promise<Target | Response> {
  const { request, place, path, kit, principal } = dav;
  const destination = pathOfDestination(request);
  if (destination instanceof Response) return destination;
  const there = await findPlace(kit.db, principal, destination);
  const target = targetOf(there, destination);
  if (target instanceof Response) return target;
  const isItself = target.existing?.id === node.id;
  // The same name in other letters is another name for the same thing.
  if (isItself && (!isMove(dav) || destination.at(-1) === path.at(-1)))
    return problem(403, "SAME_PLACE", "It is there already; nothing was done.");
  const existing = isItself ? null : target.existing;
  if (existing !== null && request.headers.get("overwrite")?.trim().toUpperCase() === "F") return preconditionFailed();
  const act = existing === null ? "put" : "remove";
  const locked =
    (isMove(dav) ? await refuseLocked(dav, { path, place, act: "remove" }) : null) ??
    (await refuseLocked(dav, { path: destination, place: there, act }));
  return locked ?? { ...target, existing };
}

function pathOfDestination(request: Request): string[] | Response {
  const header = request.headers.get("destination");
  if (header === null) return problem(400, "DESTINATION_MISSING", "Destination says where to.");
  const path = pathOfAddress(header, request.url);
  return path ?? problem(502, "DESTINATION_ELSEWHERE", "That is another server's, or no address of this one.");
}

function targetOf(place: DavPlace, path: readonly string[]): Target | Response {
  switch (place.kind) {
    case "denied":
      return refusalOf(place);
    case "no-parent":
      return noParent();
    case "vacant":
      return { parentId: place.parentId, name: place.name, existing: null };
    case "top":
      return rootImmovable();
    case "node": {
      const name = cleanName(path.at(-1) ?? "");
      if (place.parentId === null || name.kind !== "name") return rootImmovable();
      return { parentId: place.parentId, name: name.name, existing: place.node };
    }
    default:
      return place satisfies never;
  }
}

async function move({ kit, principal }: DavRequest, node: DavNode, target: Target): Promise<Response> {
  const { parentId, name } = target;
  const input = { id: node.id, parentId, name, onConflict: "replace", idempotencyKey: null } as const;
  const outcome = await moveNode(kit, principal, input);
  if (outcome.kind === "node-moved") return new Response(null, { status: target.existing === null ? 201 : 204 });
  if (outcome.kind === "node-skipped") throw new Error("what replaces is never skipped");
  return refusalOf(outcome);
}

async function copy({ kit, principal }: DavRequest, { node, isDeep }: Source, target: Target): Promise<Response> {
  const { parentId, name, existing } = target;
  const outcome = await copyTo(kit, principal, node, { parentId, name, existingId: existing?.id ?? null, isDeep });
  switch (outcome.kind) {
    case "copied":
      return new Response(null, { status: existing === null ? 201 : 204 });
    case "copy-started":
      // Much takes its time and appears as a whole when it is there.
      return new Response(null, { status: 202 });
    default:
      return refusalOf(outcome);
  }
}
