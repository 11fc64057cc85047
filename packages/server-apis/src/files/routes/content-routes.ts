import { guardAnswer } from "../../kit/http/guard-answer.ts";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { findContent, type FindContentOutcome } from "../domain/contents/find-content.ts";
import { findCover } from "../domain/contents/find-cover.ts";
import { noteDenial } from "../domain/note-denial.ts";
import { refuseDestination } from "./refuse-destination.ts";
import { serveContent } from "./serve-content.ts";

/** The bytes of files and of their covers, on every origin. */
export function contentRoutes(kit: Kit): readonly Route[] {
  const mounted = { origins: "all", reach: "same-origin", methods: ["GET", "HEAD"] } as const;
  return [
    {
      ...mounted,
      path: "files/:id/content",
      handle: async (context, { id = "" }) => {
        const version = parseVersion(new URL(context.request.url).searchParams.get("version"));
        if (version === "broken") return problem(400, "VERSION_INVALID", "The version is a whole number from 1 on.");
        return serve(kit, context, id, () => findContent(kit, context.principal, id, version));
      },
    },
    {
      ...mounted,
      path: "files/:id/cover",
      handle: (context, { id = "" }) => serve(kit, context, id, () => findCover(kit, context.principal, id)),
    },
  ];
}

/** What fits into the buffers on the way is sent before anyone could take it back. */
const sentAtOnceBytes = 256 * 1024;

async function serve(
  kit: Kit,
  context: RequestContext,
  id: string,
  find: () => Promise<FindContentOutcome>,
): Promise<Response> {
  const { request } = context;
  const refused = refuseDestination(request.headers);
  if (refused !== null) return refused;
  const endGuard = guardAnswer(kit, context, async () => (await find()).kind === "content");
  const found = await find();
  if (found.kind !== "content" || found.content.size <= sentAtOnceBytes) endGuard();
  switch (found.kind) {
    case "content":
      return serveContent(kit.blobs, request, found.content, isAttachment(request));
    case "denied": {
      await noteDenial(kit, context, found, id);
      const { lacking, missingScope } = found;
      const facts = { facts: { lacking, missingScope } };
      if (lacking === "anonymous") return problem(401, "DENIED", "Sign in to see this file.", facts);
      return problem(403, "DENIED", "This file was not shared with this app.", facts);
    }
    case "node-not-found":
      return problem(404, "NODE_NOT_FOUND", "There is no such file.");
    default:
      return found satisfies never;
  }
}

/** A page of its own is nothing that a person's content may become: a navigation to it is a download. */
function isAttachment(request: Request): boolean {
  return new URL(request.url).searchParams.has("download") || request.headers.get("sec-fetch-dest") === "document";
}

function parseVersion(text: string | null): number | null | "broken" {
  if (text === null) return null;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : "broken";
}
