import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { FindContentOutcome } from "../contents/find-content.ts";
import { partsOf } from "../contents/stored-blob.ts";
import { filesDb } from "../files-database.ts";
import { hex } from "../hex.ts";
import { authorise } from "../tree/authorise.ts";

/** The smallest picture of a file that is at least `size`, else the largest; of its newest version that has any, unless one is named. */
export async function findThumbnail(
  kit: Kit,
  principal: Principal,
  wanted: { id: string; size: number; version: number | null },
): Promise<FindContentOutcome> {
  const { id, size, version } = wanted;
  const allowed = await authorise(kit.db, principal, "read", id);
  if (allowed.kind !== "allow") return allowed;
  const row = await filesDb(kit.db)
    .selectFrom("thumbnails as t")
    .innerJoin("versions as v", (join) => join.onRef("v.node_id", "=", "t.node_id").onRef("v.n", "=", "t.version"))
    .innerJoin("blobs as b", "b.id", "t.blob_id")
    .select(["v.at", "b.id", "b.size", "b.sha256", partsOf(sql.ref("b.id")).as("parts")])
    .where("t.node_id", "=", allowed.node.id)
    .$if(version !== null, (rows) => rows.where("t.version", "=", version))
    .orderBy("t.version", "desc")
    .orderBy(sql`t.size < ${size}`)
    .orderBy(sql`abs(t.size - ${size})`)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.sha256 === null) return { kind: "node-not-found", id };
  const content = {
    blobId: row.id,
    parts: row.parts,
    size: row.size,
    sha256: hex(row.sha256),
    name: "thumbnail.webp",
    mimeType: "image/webp",
    modifiedAt: row.at,
  };
  return { kind: "content", content };
}
