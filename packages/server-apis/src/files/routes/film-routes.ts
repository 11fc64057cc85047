import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { findFilm } from "../domain/extraction/find-film.ts";
import type { FilmStreams } from "../domain/ports.ts";
import { refuseContent } from "./answer-content.ts";
import { sealedHeaders } from "./content-headers.ts";
import { parseVersion } from "./parse-version.ts";
import { refuseDestination } from "./refuse-destination.ts";
import { tryLater } from "./try-later.ts";

const playlist = "index.m3u8";

/** Films as HLS (RFC 8216): `index.m3u8` and what it lists. Each request is authorised by itself. */
export function filmRoutes(kit: Kit, streams: FilmStreams): readonly Route[] {
  return [
    {
      path: "files/:id/hls/:part",
      methods: ["GET"],
      origins: "all",
      reach: "same-origin",
      handle: (context, { id = "", part = "" }) => answerPart(kit, streams, context, { id, part }),
    },
  ];
}

async function answerPart(
  kit: Kit,
  streams: FilmStreams,
  context: RequestContext,
  { id, part }: { id: string; part: string },
): Promise<Response> {
  const { request, principal } = context;
  const refused = refuseDestination(request.headers);
  if (refused !== null) return refused;
  const found = await findFilm(kit, principal, id);
  if (found.kind !== "film") return refuseContent(kit, context, found, id);
  const { film, version } = found;
  // Pieces of one version do not fit the playlist of another.
  const wanted = parseVersion(new URL(request.url).searchParams.get("version")) ?? version;
  const number = /^(?<number>\d{6})\.ts$/.exec(part)?.groups?.["number"];
  if (wanted !== version || (part !== playlist && number === undefined)) return noPart();
  const bytes = await (number === undefined ? streams.playlist(film) : streams.piece(film, Number(number)));
  if (bytes === "busy") return tryLater("Other films are being decoded.");
  if (bytes === null) return noPart();
  if (number !== undefined) return sealed(bytes, "video/mp2t");
  return sealed(withVersion(new TextDecoder().decode(bytes), version), "application/vnd.apple.mpegurl");
}

function sealed(body: Uint8Array | string, contentType: string): Response {
  return new Response(body as BodyInit, { headers: { ...sealedHeaders, "content-type": contentType } });
}

function noPart(): Response {
  return problem(404, "NO_SUCH_PART", "There is no such part of the film, or it cannot be decoded.");
}

/** Every piece with the version that it is a piece of. */
function withVersion(text: string, version: number): string {
  return text.replaceAll(/^(\d{6}\.ts)$/gm, `$1?version=${version}`);
}
