import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import { partsOf } from "../contents/stored-blob.ts";
import { filesDb } from "../files-database.ts";
import type { MediaFile } from "../ports.ts";
import { folderPictureRank } from "./folder-picture-rank.ts";
import { mediaKind } from "./media-kind.ts";

/** The newest version of a file that can be read; null when it is gone, or of no kind that can. */
export async function findMediaFile(kit: Kit, nodeId: NodeId): Promise<{ version: number; file: MediaFile } | null> {
  const row = await filesDb(kit.db)
    .selectFrom("nodes as n")
    .innerJoin("versions as v", (join) => join.onRef("v.node_id", "=", "n.id").onRef("v.n", "=", "n.head_version"))
    .select(["n.name", "n.mime", "v.n", "v.blob_id", partsOf(sql.ref("v.blob_id")).as("parts")])
    .where("n.id", "=", nodeId)
    .where("n.deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const kind = mediaKind(row.name, row.mime ?? "");
  if (kind === null) return null;
  const isFolderPicture = kind === "image" && folderPictureRank(row.name) !== null;
  return { version: row.n, file: { stored: { blobId: row.blob_id, parts: row.parts }, kind, isFolderPicture } };
}
