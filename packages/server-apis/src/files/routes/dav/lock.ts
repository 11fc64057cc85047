import { type Element, XMLSerializer } from "@xmldom/xmldom";
import { problem } from "../../../kit/http/problem.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { DavLock } from "../../domain/dav/dav-locks.ts";
import { putFile } from "../../domain/dav/put-file.ts";
import { type LockRequest, refreshLock, releaseLock, takeLock } from "../../domain/dav/take-lock.ts";
import { davHref } from "./dav-path.ts";
import { noParent, notFound, refusalOf } from "./dav-refusal.ts";
import { type DavRequest, preconditionFailed, refuseLocked } from "./dav-request.ts";
import { activeLock } from "./live-properties.ts";
import { davElement, isDav, readXml } from "./parse-xml.ts";
import { davError, escapeXml, xmlResponse } from "./write-xml.ts";

/** What a lock gets that asks for no time of its own. */
const usualLockSeconds = 600;

/** LOCK (RFC 4918 §9.10): a new one, on what is there or on an empty file made for it; without a body, more time for one that is held. */
export async function lock(dav: DavRequest): Promise<Response> {
  const { request, place } = dav;
  const body = await readXml(request);
  if (body.kind === "too-long") return problem(413, "TOO_LONG", "The request's body is too long; nothing was done.");
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind === "no-parent") return noParent();
  if (body.kind === "none") return refresh(dav);
  const wanted = body.kind === "xml" ? parseLockInfo(body.root) : null;
  const depth = (request.headers.get("depth") ?? "infinity").toLowerCase();
  if (wanted === null || (depth !== "0" && depth !== "infinity"))
    return problem(400, "LOCK_INVALID", "The lock asked for cannot be understood; nothing was done.");
  return take(dav, { ...wanted, isDeep: depth === "infinity", timeoutSeconds: timeoutOf(request.headers) });
}

async function take(dav: DavRequest, wanted: Omit<LockRequest, "nodeId">): Promise<Response> {
  const { kit, principal, place, path } = dav;
  const found = place.kind === "vacant" ? await makeEmpty(dav) : nodeIdOf(dav);
  if (found === null) return notFound();
  if (typeof found !== "string") return found;
  const outcome = await takeLock(kit, principal, { ...wanted, nodeId: found });
  if (outcome.kind === "lock-conflict") {
    const href = escapeXml(davHref(path, isFolder(dav)));
    return davError(423, `<D:no-conflicting-lock><D:href>${href}</D:href></D:no-conflicting-lock>`);
  }
  if (outcome.kind !== "locked") return refusalOf(outcome);
  const status = place.kind === "vacant" ? 201 : 200;
  return lockAnswer(dav, outcome.lock, status, { "lock-token": `<${outcome.lock.token}>` });
}

/** §9.10.4: locking a name makes the file that it will be the name of. */
async function makeEmpty(dav: DavRequest): Promise<NodeId | Response> {
  const { kit, createHash, principal, request, place, path } = dav;
  if (place.kind !== "vacant") throw new Error("there is something at the place already");
  const locked = await refuseLocked(dav, { path, place, act: "put" });
  if (locked !== null) return locked;
  const target = { parentId: place.parentId, name: place.name, existingId: null };
  const made = await putFile({ kit, createHash }, principal, target, { bytes: null, signal: request.signal });
  if (made.kind === "file-put") return made.nodeId;
  return made.kind === "interrupted" ? preconditionFailed() : refusalOf(made);
}

async function refresh(dav: DavRequest): Promise<Response> {
  const { kit, principal, request, tokens } = dav;
  const nodeId = nodeIdOf(dav);
  if (nodeId === null) return notFound();
  const outcome = await refreshLock(kit, principal, { nodeId, tokens, timeoutSeconds: timeoutOf(request.headers) });
  return outcome.kind === "lock" ? lockAnswer(dav, outcome.lock, 200) : preconditionFailed();
}

/** UNLOCK (RFC 4918 §9.11). */
export async function unlock(dav: DavRequest): Promise<Response> {
  const { kit, principal, request, place } = dav;
  if (place.kind === "denied") return refusalOf(place);
  const nodeId = nodeIdOf(dav);
  if (nodeId === null) return notFound();
  const token = /^\s*<([^<>\s]+)>\s*$/.exec(request.headers.get("lock-token") ?? "")?.[1];
  if (token === undefined) return problem(400, "LOCK_TOKEN_MISSING", "Lock-Token names the lock to end.");
  const outcome = await releaseLock(kit, principal, { nodeId, token });
  if (outcome.kind === "lock") return new Response(null, { status: 204 });
  return outcome.kind === "no-such-lock" ? davError(409, "<D:lock-token-matches-request-uri/>") : refusalOf(outcome);
}

function nodeIdOf({ place }: DavRequest): NodeId | null {
  if (place.kind === "top") return place.home?.id ?? null;
  return place.kind === "node" ? place.node.id : null;
}

function isFolder({ place }: DavRequest): boolean {
  return place.kind === "top" || (place.kind === "node" && place.node.kind === "folder");
}

function lockAnswer(dav: DavRequest, held: DavLock, status: number, headers: Record<string, string> = {}): Response {
  const active = activeLock(held, davHref(dav.path, isFolder(dav)));
  const body = `<D:prop xmlns:D="DAV:"><D:lockdiscovery>${active}</D:lockdiscovery></D:prop>`;
  return xmlResponse(status, body, headers);
}

/** Null where it is no `lockinfo` of a write lock. */
function parseLockInfo(root: Element): Pick<LockRequest, "scope" | "ownerXml"> | null {
  const [scope, type, owner] = ["lockscope", "locktype", "owner"].map((name) => davElement(root, name));
  if (!isDav(root, "lockinfo") || scope === undefined || type === undefined) return null;
  const isExclusive = davElement(scope, "exclusive") !== undefined;
  const isShared = davElement(scope, "shared") !== undefined;
  if (isExclusive === isShared || davElement(type, "write") === undefined) return null;
  return { scope: isExclusive ? "exclusive" : "shared", ownerXml: owner === undefined ? "" : contentOf(owner) };
}

/** What is in the element, as text that means the same anywhere; no more than names somebody. */
function contentOf(element: Element): string {
  const serializer = new XMLSerializer();
  let text = "";
  for (let child = element.firstChild; child !== null; child = child.nextSibling)
    text += serializer.serializeToString(child);
  return text.length <= 2_000 ? text : "";
}

/** §10.7: the first that can be read; `Infinite` is as long as a lock may be. */
function timeoutOf(headers: Headers): number {
  for (const wish of (headers.get("timeout") ?? "").split(",")) {
    if (wish.trim().toLowerCase() === "infinite") return Number.MAX_SAFE_INTEGER;
    const seconds = /^second-(\d{1,10})$/i.exec(wish.trim())?.[1];
    if (seconds !== undefined) return Number(seconds);
  }
  return usualLockSeconds;
}
