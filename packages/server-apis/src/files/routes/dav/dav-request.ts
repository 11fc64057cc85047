import { problem } from "../../../kit/http/problem.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { FilesKit } from "../../domain/files-kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { RequestContext } from "../../../kit/request-context.ts";
import { type LockedAct, lockInTheWay } from "../../domain/dav/check-locks.ts";
import { locksAt } from "../../domain/dav/dav-locks.ts";
import { type DavPlace, folderOf } from "../../domain/dav/dav-place.ts";
import { findPlace } from "../../domain/dav/find-place.ts";
import { measureExports } from "../../domain/dav/measure-exports.ts";
import { holdsAny, type IfState, parseIfHeader, submittedTokens } from "../../domain/dav/if-header.ts";
import type { CreateHash } from "../../domain/ports.ts";
import { davHref, pathOfAddress } from "./dav-path.ts";
import { davError, escapeXml } from "./write-xml.ts";

/** A request of WebDAV whose address and conditions were judged. */
export type DavRequest = {
  kit: FilesKit;
  createHash: CreateHash;
  context: RequestContext;
  principal: PersonPrincipal;
  request: Request;
  /** Decoded names from the top. */
  path: readonly string[];
  place: DavPlace;
  /** The locks that the client has shown to know of. */
  tokens: ReadonlySet<string>;
  now: Date;
};

export type DavMethod = (dav: DavRequest) => Promise<Response>;

/** Finds the place and judges `If` (RFC 4918 §10.4) and the conditions on entity tags (RFC 9110 §13); a response where they do not hold. */
export async function judgeRequest(
  given: Omit<DavRequest, "place" | "tokens" | "now">,
): Promise<DavRequest | Response> {
  const { kit, principal, request, path } = given;
  const judgesItself = request.method === "GET" || request.method === "HEAD";
  const found = await findPlace(kit.db, principal, path);
  const [place, now] = [judgesItself ? found : await measuredPlace(kit, found), kit.clock.now()];
  const header = request.headers.get("if");
  const lists = header === null ? [] : parseIfHeader(header);
  if (lists === null) return problem(400, "IF_INVALID", "The If header cannot be read; nothing was done.");
  const stateOf = async (resource: string | null): Promise<IfState> => {
    if (resource === null) return stateAt(kit, place, now);
    const named = pathOfAddress(resource, request.url);
    if (named === null) return { tokens: new Set(), etag: null };
    return stateAt(kit, await measuredPlace(kit, await findPlace(kit.db, principal, named)), now);
  };
  if (lists.length > 0 && !(await holdsAny(lists, stateOf))) return preconditionFailed();
  if (!judgesItself && !entityTagsHold(request, place)) return preconditionFailed();
  return { ...given, place, tokens: submittedTokens(lists), now };
}

async function stateAt(kit: Kit, place: DavPlace, now: Date): Promise<IfState> {
  const nodeId = place.kind === "node" ? place.node.id : folderOf(place);
  const locks = nodeId === null ? [] : await locksAt(kit.db, nodeId, now);
  // What is not there yet is under its folder's deep locks only.
  const holding = place.kind === "node" ? locks : locks.filter((lock) => lock.isDeep);
  return { tokens: new Set(holding.map((lock) => lock.token)), etag: etagOf(place) };
}

function etagOf(place: DavPlace): string | null {
  return place.kind === "node" && place.node.etag !== null ? `"${place.node.etag}"` : null;
}

async function measuredPlace(kit: FilesKit, place: DavPlace): Promise<DavPlace> {
  if (place.kind !== "node") return place;
  const [measured] = await measureExports(kit, [place]);
  return measured ?? place;
}

/** What `If-Match` names of a document that is put is the version to merge with, not a condition (`put-document.ts`). */
function entityTagsHold({ method, headers }: Request, place: DavPlace): boolean {
  const etag = etagOf(place);
  const merges = method === "PUT" && place.kind === "node" && place.node.kind === "document";
  const [ifMatch, ifNoneMatch] = [merges ? null : headers.get("if-match"), headers.get("if-none-match")];
  const lists = (header: string) => header.split(",").some((tag) => tag.trim() === "*" || tag.trim() === etag);
  if (ifMatch !== null && (etag === null || !lists(ifMatch))) return false;
  return ifNoneMatch === null || etag === null || !lists(ifNoneMatch);
}

export function preconditionFailed(): Response {
  return problem(412, "PRECONDITION_FAILED", "What is there is not what the request was meant for; nothing was done.");
}

/** The 423 that forbids this act at a place, with the lock's own address; null where nothing stands against it. */
export async function refuseLocked(
  dav: DavRequest,
  { path, place, act }: { path: readonly string[]; place: DavPlace; act: LockedAct },
): Promise<Response | null> {
  const holder = { personId: dav.principal.personId, tokens: dav.tokens };
  const lock = await lockInTheWay(dav.kit.db, { place, act, now: dav.now }, holder);
  if (lock === null) return null;
  const href = escapeXml(davHref(path, place.kind === "node" && place.node.kind === "folder"));
  return davError(423, `<D:lock-token-submitted><D:href>${href}</D:href></D:lock-token-submitted>`);
}
