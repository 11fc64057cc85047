import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { StoredThumbnail } from "./extract-metadata.ts";
import type { ThumbnailState } from "./extracted.ts";
import { discardThumbnails, keepThumbnails } from "./keep-thumbnails.ts";

const system: Principal = { kind: "operator" };

/** Adds the larger pictures of a version to what was read of it, and tells of them; drops them when the version is no longer the newest. */
export async function saveThumbnails(
  kit: Kit,
  made: { nodeId: NodeId; version: number; thumbnails: readonly StoredThumbnail[] },
): Promise<void> {
  await kit.write(system, null, async (tx) => {
    const node = await tx
      .selectFrom("nodes")
      .select(["parent_id", "space_id"])
      .where("id", "=", made.nodeId)
      .where("head_version", "=", made.version)
      .where("deleted_at", "is", null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (node === undefined) return discardThumbnails(kit, tx, made.thumbnails);
    const state: ThumbnailState = { version: made.version, made: await keepThumbnails(kit, tx, made) };
    await sql`
      update meta set value = jsonb_set(value, '{thumbnails}', ${JSON.stringify(state)}::jsonb)
      where node_id = ${made.nodeId} and namespace = 'extracted' and version = ${made.version}`.execute(tx);
    await kit.changes.append(tx, [
      { spaceId: node.space_id, entity: "meta", entityId: made.nodeId, parentId: node.parent_id, op: "updated" },
    ]);
  });
}
