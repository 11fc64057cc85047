import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { findThumbnail } from "../domain/extraction/find-thumbnail.ts";
import type { Waveforms } from "../domain/extraction/read-waveform.ts";
import { answerContent, refuseContent } from "./answer-content.ts";
import { sealedHeaders } from "./content-headers.ts";
import { parseVersion } from "./parse-version.ts";
import { refuseDestination } from "./refuse-destination.ts";
import { tryLater } from "./try-later.ts";

const defaultSize = 512;

/** Small pictures of files, and how loud their sound is, on every origin. */
export function mediaRoutes(kit: Kit, waveforms: Waveforms): readonly Route[] {
  const mounted = { origins: "all", reach: "same-origin", methods: ["GET", "HEAD"] } as const;
  return [
    {
      ...mounted,
      path: "files/:id/thumbnail",
      handle: async (context, { id = "" }) => {
        const asked = new URL(context.request.url).searchParams;
        const version = parseVersion(asked.get("version"));
        const size = parseSize(asked.get("size"));
        if (version === "broken") return problem(400, "VERSION_INVALID", "The version is a whole number from 1 on.");
        if (size === null) return problem(400, "SIZE_INVALID", "The size is a number of pixels from 1 to 9999.");
        return answerContent(kit, context, id, () => findThumbnail(kit, context.principal, { id, size, version }));
      },
    },
    {
      ...mounted,
      path: "files/:id/waveform",
      handle: (context, { id = "" }) => answerWaveform(kit, waveforms, context, id),
    },
  ];
}

async function answerWaveform(kit: Kit, waveforms: Waveforms, context: RequestContext, id: string): Promise<Response> {
  const { request, principal } = context;
  const refused = refuseDestination(request.headers);
  if (refused !== null) return refused;
  const version = parseVersion(new URL(request.url).searchParams.get("version"));
  if (version === "broken") return problem(400, "VERSION_INVALID", "The version is a whole number from 1 on.");
  const found = await waveforms.read(principal, id, version);
  switch (found.kind) {
    case "waveform": {
      const headers = { ...sealedHeaders, "content-type": "application/json", etag: `"${found.tag}"` };
      if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
      const { durationMs, peaks } = found.waveform;
      const body = request.method === "HEAD" ? null : JSON.stringify({ durationMs, peaks: [...peaks] });
      return new Response(body, { headers });
    }
    case "no-waveform":
      return problem(404, "NO_WAVEFORM", "This file has no sound that can be decoded here.");
    case "busy":
      return tryLater("Other files are being decoded.");
    case "denied":
    case "node-not-found":
      return refuseContent(kit, context, found, id);
    default:
      return found satisfies never;
  }
}

function parseSize(text: string | null): number | null {
  if (text === null) return defaultSize;
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}
