import type { QueryClient } from "@tanstack/query-core";
import { type Apps, createApps } from "./apps/apps.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import { type CacheLink, createCacheLink } from "./core/cache-link.ts";
import { type Changes, createChanges } from "./core/changes.ts";
import { loadedOnce } from "./core/loaded-once.ts";
import { sharingOfPage } from "./core/sharing-of-page.ts";
import { createTransport, type Transport } from "./core/transport.ts";
import type { Docs } from "./docs/docs.ts";
import { createFiles, type Files } from "./files/files.ts";
import type { UploadQueue } from "./uploads/upload-queue.ts";

export interface MowsOptions {
  /** Origin of the app or the cloud; the page's own by default. Elsewhere than in a page it must be given. */
  url?: string;
  /** Instead of the global one, for example a test cloud's. */
  fetch?: typeof fetch;
  /** Instead of the global one, likewise. */
  WebSocket?: typeof WebSocket;
}

/** The cloud, as one app sees it. */
export interface Mows {
  readonly url: string;
  /** How the parts of the SDK that few apps need, such as `@mows/sdk/credentials`, reach the same cloud and caches. */
  readonly transport: Transport;
  readonly files: Files;
  readonly auth: Auth;
  readonly apps: Apps;
  readonly docs: Docs;
  readonly changes: Changes;
  /** The queue of uploads, the same at every call. Its code is loaded at the first. */
  readonly uploads: () => Promise<UploadQueue>;
  /** Keeps a query client's cache true: refetches what the change feed and this client's own writes touched. Gives the way back. */
  readonly connect: (queryClient: QueryClient) => () => void;
}

/**
 * One a page is enough: it is cheap to make and connects to nothing until it is used.
 * @example
 * const mows = createMows();
 * const roots = await mows.files.roots();
 */
export function createMows(options: MowsOptions = {}): Mows {
  const origin = typeof location === "undefined" ? "" : location.origin;
  const url = options.url?.replace(/\/+$/, "") ?? origin;
  const isThePages = url === origin && !options.fetch;
  const createdAtMs = Date.now();
  const links = new Set<CacheLink>();
  const transport = createTransport(url, options.fetch, (keys) => {
    for (const link of links) link.touch(keys);
  });
  const changes = createChanges(transport, isThePages ? sharingOfPage() : null);
  const files = createFiles(transport);
  const auth = createAuth(transport, {
    seen: changes.setSignedIn,
    changed(signedIn) {
      changes.setSignedIn(signedIn);
      for (const link of links) link.forget();
    },
  });
  const docs = loadedOnce(async () => {
    const { createDocs } = await import("./docs/create-docs.ts");
    return createDocs({ transport, auth, changes, WebSocket: options.WebSocket });
  });

  return {
    url,
    transport,
    files,
    auth,
    apps: createApps(transport),
    docs: {
      // its overloads, which a function that hands on cannot have
      open: async (...given: [string]) => (await docs()).open(...given) as never,
      room: async (...given) => (await docs()).room(...given),
    },
    changes,
    uploads: loadedOnce(async () => {
      const { createUploadQueue } = await import("./uploads/create-upload-queue.ts");
      return createUploadQueue({ transport, createFolder: files.createFolder, inPage: isThePages });
    }),
    connect(queryClient) {
      const isFollowed = (sinceMs: number) => sinceMs >= createdAtMs && changes.status === "open";
      const link = createCacheLink(queryClient, isFollowed);
      const unsubscribe = changes.subscribe(link.apply);
      links.add(link);
      return () => {
        unsubscribe();
        links.delete(link);
        link.close();
      };
    },
  };
}
