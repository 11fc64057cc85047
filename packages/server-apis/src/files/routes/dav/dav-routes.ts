import { problem } from "../../../kit/http/problem.ts";
import type { Route } from "../../../kit/http/route.ts";
import type { FilesKit } from "../../domain/files-kit.ts";
import type { RequestContext } from "../../../kit/request-context.ts";
import type { CreateHash } from "../../domain/ports.ts";
import { copyOrMove } from "./copy-or-move.ts";
import { davPath } from "./dav-path.ts";
import { challenge } from "./dav-refusal.ts";
import { type DavMethod, judgeRequest } from "./dav-request.ts";
import { get } from "./get.ts";
import { lock, unlock } from "./lock.ts";
import { makeCollection } from "./make-collection.ts";
import { propfind } from "./propfind.ts";
import { proppatch } from "./proppatch.ts";
import { put } from "./put.ts";
import { remove } from "./remove.ts";

const methods: Readonly<Record<string, DavMethod>> = {
  GET: get,
  HEAD: get,
  PUT: put,
  DELETE: remove,
  MKCOL: makeCollection,
  COPY: copyOrMove,
  MOVE: copyOrMove,
  PROPFIND: propfind,
  PROPPATCH: proppatch,
  LOCK: lock,
  UNLOCK: unlock,
};

const allowed = ["OPTIONS", ...Object.keys(methods)];

/** WebDAV, class 1 and 2 (RFC 4918), on every origin: a username with an app password, or a bearer token. */
export function davRoutes(kit: FilesKit, createHash: CreateHash): readonly Route[] {
  const handle = (context: RequestContext) => answer(kit, createHash, context);
  const mounted = { methods: allowed, origins: "all", reach: "same-origin", credentials: "basic", handle } as const;
  return [
    { ...mounted, path: "dav" },
    { ...mounted, path: "dav/*" },
  ];
}

async function answer(kit: FilesKit, createHash: CreateHash, context: RequestContext): Promise<Response> {
  const { request, principal } = context;
  if (request.method === "OPTIONS")
    return new Response(null, { headers: { dav: "1, 2", allow: allowed.join(", "), "ms-author-via": "DAV" } });
  if (principal.kind !== "person") return challenge();
  const url = new URL(request.url);
  const path = davPath(url.pathname);
  // A fragment is no part of an address that is asked for (RFC 9112 §3.2): what was meant is not what would be done.
  if (path === null || url.hash !== "")
    return problem(400, "ADDRESS_INVALID", "This address cannot be read; nothing was done.");
  const dav = await judgeRequest({ kit, createHash, context, principal, request, path });
  if (dav instanceof Response) return dav;
  const method = methods[request.method];
  if (method === undefined) throw new Error(`${request.method} was routed here and is unknown`);
  return method(dav);
}
