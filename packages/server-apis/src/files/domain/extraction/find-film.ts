import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { partsOf } from "../contents/stored-blob.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import type { Film } from "../ports.ts";
import { authorise } from "../tree/authorise.ts";

/** What every browser plays that knows HLS, as the readers of films call it. */
const playable = { picture: new Set(["avc", "h264"]), sound: new Set([null, "aac", "mp3"]) };

/** A film as it was read last; not found where it cannot be streamed. */
export async function findFilm(
  kit: Kit,
  principal: Principal,
  id: string,
): Promise<{ kind: "film"; film: Film; version: number } | Denied | NodeNotFound> {
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const row = await filesDb(kit.db)
    .selectFrom("meta as m")
    .innerJoin("versions as v", (join) => join.onRef("v.node_id", "=", "m.node_id").onRef("v.n", "=", "m.version"))
    .select(["m.value", "m.version", "v.blob_id", partsOf(sql.ref("v.blob_id")).as("parts")])
    .where("m.node_id", "=", allowed.node.id)
    .where("m.namespace", "=", "extracted")
    .executeTakeFirst();
  const video = row?.value.video;
  if (row === undefined || video === undefined || !video.streamable || video.durationMs === null) {
    return { kind: "node-not-found", id };
  }
  const isCompatible = playable.picture.has(video.codec ?? "") && playable.sound.has(video.audioCodec);
  const film = { stored: { blobId: row.blob_id, parts: row.parts }, durationMs: video.durationMs, isCompatible };
  return { kind: "film", film, version: row.version };
}
