import { BlobStoreUnavailable, blobStoreUnavailableMessage } from "../kit/blobs/blob-store.ts";
import { problem } from "../kit/http/problem.ts";
import type { Route } from "../kit/http/route.ts";
import { guardSocket } from "../kit/http/guard-socket.ts";
import type { SocketRoute } from "../kit/http/socket-route.ts";
import type { AppId } from "../kit/ids.ts";
import type { Kit } from "../kit/kit.ts";
import type { AppPages, Peers } from "../kit/peers.ts";
import type { RequestContext } from "../kit/request-context.ts";
import type { Log } from "../kit/telemetry/log.ts";
import { isStoreFull, storeFullMessage } from "../kit/store-full.ts";
import { authenticateRequest } from "./authenticate-request.ts";
import { checkFetchMetadata, type FetchRefusal } from "./check-fetch-metadata.ts";
import { chooseProtocol } from "./choose-protocol.ts";
import { cookieTossed, notRouted, notVisiting, protocolUnknown, refused } from "./refusals.ts";
import { carriesToken, hasBearer, tokenInUrl, tokenRefused } from "./refuse-token.ts";
import type { DevServer } from "./dev-server.ts";
import type { ConnectionPeer, Edge, SocketUpgrade } from "./edge.ts";
import { linkRequest } from "./link-request.ts";
import { matchRoute } from "./match-route.ts";
import { resolveHost } from "./resolve-host.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { serveStatic } from "./serve-static.ts";
import type { StaticFiles } from "./static-files.ts";
import { newTraceId } from "./trace-id.ts";

const platformPrefix = "/.mows/";

export type EdgeOptions = {
  kit: Kit;
  peers: Peers;
  routes: readonly Route[];
  sockets: readonly SocketRoute[];
  staticFiles: StaticFiles;
  devServer: DevServer;
  /** Folder of the cloud's own pages. */
  consoleFolder: string;
  /** Whether a thrown error means that the database is away, so that asking again helps. */
  isUnavailable(error: unknown): boolean;
};

/** What is known of an answer before it is begun. */
type Answering = { traceId: string; cut: () => void };

/** Where a request landed. */
type Place = { appId: AppId | null; pages: AppPages; ownOrigin: string };

export function createEdge({
  kit,
  peers,
  routes,
  sockets,
  staticFiles,
  devServer,
  consoleFolder,
  isUnavailable,
}: EdgeOptions): Edge {
  const requests = kit.metrics.counter("mows_http_requests_total", "Requests answered.", ["status"]);
  const duration = kit.metrics.histogram("mows_http_request_duration_seconds", "Time to the answer's headers.");

  async function locate(request: Request, peer: ConnectionPeer): Promise<Place | Response> {
    const host =
      peer.kind === "local" ? { kind: "cloud" as const } : resolveHost(request.headers.get("host"), kit.config.domain);
    if (host.kind === "unknown") {
      return problem(421, "MISDIRECTED_REQUEST", `This cloud answers at ${kit.origins.cloud} and one name below it.`);
    }
    const ownOrigin = `http://${request.headers.get("host")}`;
    if (host.kind === "cloud") return { appId: null, pages: { kind: "folder", folder: consoleFolder }, ownOrigin };
    const app = await peers.appDirectory.find(host.appId);
    if (app === null) {
      return problem(
        404,
        "NO_SUCH_APP",
        `No app named ${host.appId} is installed on this cloud. Your apps are at ${kit.origins.cloud}.`,
      );
    }
    return { appId: app.id, pages: app.pages, ownOrigin };
  }

  async function contextOf(
    request: Request,
    peer: ConnectionPeer,
    place: Place,
    { traceId, cut, ...by }: Answering & { credentials?: Route["credentials"]; linkId?: string | undefined },
  ): Promise<RequestContext | Response> {
    const authenticate = () => authenticateRequest(request, peer, peers, { appId: place.appId, ...by });
    const authentication = await authenticate();
    if (authentication.kind === "unknown-person") {
      return problem(404, "NO_SUCH_PERSON", `Nobody on this cloud is called ${authentication.username}.`);
    }
    if (authentication.kind === "cookie-tossed") return cookieTossed(authentication.cookieName, kit.config.domain);
    if (authentication.kind === "not-visiting") return notVisiting();
    if (authentication.kind === "token-refused") return tokenRefused(authentication.scheme);
    let log: Log | null = null;
    return {
      principal: authentication.principal,
      traceId,
      // Made when there is something to tell, which is seldom.
      get log() {
        return (log ??= kit.log.child({ traceId }));
      },
      origin: place.ownOrigin,
      clientAddress: peer.kind === "network" ? peer.address : "local",
      request,
      reauthenticate: async () => {
        const now = await authenticate();
        return now.kind === "authenticated" ? now.principal : { kind: "anonymous", appId: place.appId };
      },
      cut,
    };
  }

  function page(request: Request, peer: ConnectionPeer, { pages, ownOrigin }: Place): Promise<Response> | Response {
    if (pages.kind === "folder") return serveStatic(staticFiles, pages.folder, request);
    // Sources are not for siblings to read.
    const refusal = peer.kind === "local" ? null : checkFetchMetadata(request, "navigation", ownOrigin);
    return refusal === null ? devServer.fetch(pages.port, request) : refused(refusal);
  }

  async function answer(request: Request, peer: ConnectionPeer, place: Place, answering: Answering): Promise<Response> {
    const url = new URL(request.url);
    const given = platformPath(url.pathname);
    if (given === null) return page(request, peer, place);
    if (carriesToken(url)) return tokenInUrl();
    const link = place.appId === null ? linkRequest(request, given) : null;
    const path = link?.path ?? given;
    const mounted = routes.filter((route) => isMounted(route, place));
    const matches = mounted.flatMap((route) => {
      const parameters = matchRoute(route.path, path);
      return parameters === null ? [] : [{ route, parameters }];
    });
    const match = matches.find(({ route }) => route.methods.includes(request.method));
    if (match === undefined) return notRouted(matches.map(({ route }) => route));
    const { reach } = match.route;
    // Beside a link's cookie a bearer token is nobody's, so it excuses nothing.
    const byCookie = link === null ? undefined : request.headers.has("cookie");
    const refusal = peer.kind === "local" ? null : checkFetchMetadata(request, reach, place.ownOrigin, byCookie);
    if (refusal !== null) return refused(refusal);
    const by = { ...answering, linkId: link?.linkId, ...credentialsOf(match.route) };
    const context = await contextOf(link?.request ?? request, peer, place, by);
    if (context instanceof Response) return context;
    const route = () => match.route.handle(context, match.parameters);
    const { principal, clientAddress } = context;
    if (principal.kind !== "link") return route();
    return peers.linkVisits.answer({ principal, clientAddress, request: context.request }, path, route);
  }

  return {
    async handle(request, peer) {
      const started = performance.now();
      const traceId = newTraceId(request.headers.get("traceparent"));
      const cut = new AbortController();
      let place: Place | Response | null = null;
      let response: Response;
      try {
        place = await locate(request, peer);
        response =
          place instanceof Response ? place : await answer(request, peer, place, { traceId, cut: () => cut.abort() });
      } catch (error) {
        // Whoever asked is not there any more: nobody reads the answer, and nothing is wrong.
        response = request.signal.aborted
          ? problem(499, "CLIENT_LEFT", "The request was given up.")
          : failed(kit, error, traceId, isUnavailable(error));
      }
      const isApp = place !== null && !(place instanceof Response) && place.appId !== null;
      const headers = new Headers(response.headers);
      addSecurityHeaders(headers, isApp);
      headers.set("trace-id", traceId);
      requests.add(1, { status: String(response.status) });
      duration.observe((performance.now() - started) / 1000);
      return { status: response.status, headers, body: response.body, cut: cut.signal };
    },

    async upgrade(request, peer) {
      const traceId = newTraceId(request.headers.get("traceparent"));
      const place = await locate(request, peer);
      if (place instanceof Response) return { kind: "refused", response: place };
      const url = new URL(request.url);
      if (carriesToken(url)) return { kind: "refused", response: tokenInUrl() };
      const path = platformPath(url.pathname);
      if (path === null && place.pages.kind === "dev-server")
        return hotReload(request, place.ownOrigin, place.pages.port);
      for (const route of sockets.filter((socket) => isMounted(socket, place))) {
        const parameters = matchRoute(route.path, path ?? "");
        if (parameters === null) continue;
        const refusal = checkUpgrade(request, place.ownOrigin);
        if (refusal !== null && peer.kind !== "local") return { kind: "refused", response: refused(refusal) };
        const protocol = chooseProtocol(request, route.protocols);
        if (protocol.kind === "none-spoken") return { kind: "refused", response: protocolUnknown(protocol.spoken) };
        const context = await contextOf(request, peer, place, { traceId, cut: () => undefined });
        if (context instanceof Response) return { kind: "refused", response: context };
        const connect: SocketRoute["connect"] = (context, given, socket) => {
          // Whatever the route guards beside it: a socket ends with the session it was opened by.
          guardSocket(kit, context, socket);
          route.connect(context, given, socket);
        };
        return { kind: "accepted", route: { ...route, connect }, context, parameters, protocol: protocol.name };
      }
      return { kind: "refused", response: notRouted([]) };
    },
  };
}

/** A cookie comes along with any page's socket: only the own origin may use it. */
function checkUpgrade(request: Request, ownOrigin: string): FetchRefusal | null {
  const byCookie = request.headers.has("cookie") && !hasBearer(request);
  const foreign = byCookie && request.headers.get("origin") !== ownOrigin;
  return foreign ? "another-origin" : checkFetchMetadata(request, "same-origin", ownOrigin);
}

function hotReload(request: Request, ownOrigin: string, port: number): SocketUpgrade {
  const isOwn = request.headers.get("origin") === ownOrigin;
  return isOwn ? { kind: "dev-server", port } : { kind: "refused", response: refused("another-origin") };
}

function credentialsOf({ credentials }: Route): Pick<Route, "credentials"> {
  return credentials === undefined ? {} : { credentials };
}

/** The part below `/.mows/`; null for the app's own pages. Discovery has its place by the standards (OpenID Connect Discovery §4, RFC 8414 §3). */
function platformPath(pathname: string): string | null {
  if (pathname === "/.well-known/openid-configuration") return "auth/.well-known/openid-configuration";
  if (pathname === "/.well-known/oauth-authorization-server") return "auth/.well-known/oauth-authorization-server";
  return pathname.startsWith(platformPrefix) ? pathname.slice(platformPrefix.length) : null;
}

function isMounted(route: Pick<Route, "origins">, place: Place): boolean {
  return route.origins === "all" || (route.origins === "cloud") === (place.appId === null);
}

function failed(kit: Kit, error: unknown, traceId: string, unavailable: boolean): Response {
  const facts = {
    traceId,
    error: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? error.stack : undefined,
  };
  if (error instanceof BlobStoreUnavailable) {
    kit.log.warn(facts, "the store of blobs was not there");
    const headers = { "retry-after": "5" };
    return problem(503, "STORE_UNAVAILABLE", blobStoreUnavailableMessage, { facts: { traceId }, headers });
  }
  if (isStoreFull(error)) {
    kit.log.error(facts, "the disk is full");
    return problem(503, "STORE_FULL", storeFullMessage, { facts: { traceId }, headers: { "retry-after": "5" } });
  }
  if (unavailable) {
    kit.log.warn(facts, "the database was not there");
    const detail = "The cloud's database is not available at the moment; nothing was changed. Try again shortly.";
    return problem(503, "UNAVAILABLE", detail, { facts: { traceId }, headers: { "retry-after": "1" } });
  }
  kit.log.error(facts, "a route threw");
  return problem(500, "INTERNAL", "Something went wrong in the cloud. The trace id finds it in the log.", {
    facts: { traceId },
  });
}
