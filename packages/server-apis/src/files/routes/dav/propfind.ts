import { problem } from "../../../kit/http/problem.ts";
import type { NodeId } from "../../../kit/ids.ts";
import { type DavLock, locksAt, locksOn } from "../../domain/dav/dav-locks.ts";
import type { DavNode } from "../../domain/dav/dav-place.ts";
import { type DeadProperty, propertiesOf } from "../../domain/dav/dav-properties.ts";
import { readDavTop } from "../../domain/dav/dav-top.ts";
import { listMembers } from "../../domain/dav/list-members.ts";
import { measureExports } from "../../domain/dav/measure-exports.ts";
import { spaceQuota } from "../../domain/dav/space-quota.ts";
import { davHref } from "./dav-path.ts";
import { notFound, refusalOf } from "./dav-refusal.ts";
import type { DavRequest } from "./dav-request.ts";
import { readXml } from "./parse-xml.ts";
import {
  parsePropertyQuery,
  type PropertyQuery,
  propstats,
  wantsDeadProperties,
  wantsLive,
  wantsQuota,
} from "./property-query.ts";
import { davError, escapeXml, xmlHead } from "./write-xml.ts";

type Member = { node: DavNode; name: string };

/**
 * PROPFIND (RFC 4918 §9.1) of one resource or of a folder and its members. The answer is streamed page by page: it takes the same memory
 * however much the folder holds. `Depth: infinity` is refused, as §9.1 allows.
 */
export async function propfind(dav: DavRequest): Promise<Response> {
  const { kit, request, place, path } = dav;
  const depth = (request.headers.get("depth") ?? "infinity").toLowerCase();
  if (depth === "infinity") return davError(403, "<D:propfind-finite-depth/>");
  if (depth !== "0" && depth !== "1") return problem(400, "DEPTH_INVALID", "Depth is 0, 1 or infinity.");
  const query = await readQuery(request);
  if (query instanceof Response) return query;
  if (place.kind === "denied") return refusalOf(place);
  if (place.kind !== "node" && place.kind !== "top") return notFound();
  const node = place.kind === "top" ? place.home : place.node;
  const locks = node === null ? [] : await locksAt(kit.db, node.id, dav.now);
  const isFolder = node === null || node.kind === "folder";
  const write = new ResponseWriter(dav, query);
  const head = async () => {
    const quota = node === null || !wantsQuota(query) ? null : await spaceQuota(kit.db, node.spaceId);
    const dead = node === null ? [] : ((await write.deadOf([node.id])).get(node.id) ?? []);
    const href = davHref(path, isFolder);
    return write.response({ node, name: path.at(-1) ?? "", href, locks, quota }, dead);
  };
  const pages = depth === "1" && isFolder ? members(dav, node, wantsLive(query, "getetag")) : [];
  const deep = locks.filter((lock) => lock.isDeep);
  const measures = wantsLive(query, "getetag") || wantsLive(query, "getcontentlength");
  const measured = async (page: readonly Member[]) => (measures ? measureExports(kit, page) : page);
  return streamed(
    (async function* () {
      yield `${xmlHead}<D:multistatus xmlns:D="DAV:">${await head()}`;
      for await (const page of pages) yield await write.page(await measured(page), path, deep);
      yield "</D:multistatus>\n";
    })(),
  );
}

async function readQuery(request: Request): Promise<PropertyQuery | Response> {
  const body = await readXml(request);
  if (body.kind === "none") return { kind: "all", include: [] };
  if (body.kind === "too-long") return problem(413, "TOO_LONG", "The request's body is too long.");
  const query = body.kind === "xml" ? parsePropertyQuery(body.root) : null;
  return query ?? problem(400, "XML_INVALID", "The request's body asks for nothing that can be understood.");
}

/** What a folder holds; at the top also what hangs there without being in the own space. */
async function* members(dav: DavRequest, folder: DavNode | null, withTags: boolean): AsyncGenerator<readonly Member[]> {
  const { kit, principal, place } = dav;
  if (folder !== null) {
    for await (const page of listMembers(kit.db, folder.id, { withTags }))
      yield page.map((node) => ({ node, name: node.name }));
  }
  if (place.kind === "top") yield (await readDavTop(kit.db, principal)).others;
}

class ResponseWriter {
  readonly #dav: DavRequest;
  readonly #query: PropertyQuery;
  readonly #wantsDead: boolean;
  readonly #wantsLocks: boolean;

  constructor(dav: DavRequest, query: PropertyQuery) {
    this.#dav = dav;
    this.#query = query;
    this.#wantsDead = wantsDeadProperties(query);
    this.#wantsLocks = wantsLive(query, "lockdiscovery");
  }

  async deadOf(ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, readonly DeadProperty[]>> {
    return this.#wantsDead ? propertiesOf(this.#dav.kit.db, ids) : new Map();
  }

  /** `inherited` are the locks that hold for every member. */
  async page(page: readonly Member[], path: readonly string[], inherited: readonly DavLock[]): Promise<string> {
    const { kit, now } = this.#dav;
    const ids = page.map(({ node }) => node.id);
    const locksOf = this.#wantsLocks ? locksOn(kit.db, ids, now) : new Map<NodeId, DavLock[]>();
    const [dead, locks] = await Promise.all([this.deadOf(ids), locksOf]);
    const base = davHref(path, true);
    let text = "";
    for (const { node, name } of page) {
      const own = locks.get(node.id);
      const href = `${base}${encodeURIComponent(name)}${node.kind === "folder" ? "/" : ""}`;
      const subject = { node, name, href, locks: own === undefined ? inherited : [...inherited, ...own], quota: null };
      text += this.response(subject, dead.get(node.id) ?? []);
    }
    return text;
  }

  response(subject: Parameters<typeof propstats>[1], dead: readonly DeadProperty[]): string {
    return `<D:response><D:href>${escapeXml(subject.href)}</D:href>${propstats(this.#query, subject, dead)}</D:response>`;
  }
}

/** Made as it is read, so that a slow reader costs no memory. */
function streamed(parts: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await parts.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    status: 207,
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-store" },
  });
}
