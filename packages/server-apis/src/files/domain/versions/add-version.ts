import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import { filesTx } from "../files-database.ts";
import { lockNode } from "../tree/locks.ts";
import { settleRoom } from "../tree/room.ts";

export type NewVersion = {
  nodeId: NodeId;
  /** One reference of it is this version's: the caller has taken it. */
  blobId: BlobId;
  size: number;
  author: PersonPrincipal;
  /** The version whose content comes back with it; null for new content. */
  restoredFrom?: number | null;
};

/**
 * A new content for a file, which becomes its newest. The caller has authorised it, holds the node (`lockNode`) and has made sure of the
 * room: it counts into `used_bytes` here, in full. Versions that the keep rule no longer wants go in a job afterwards.
 */
export async function addVersion(kit: Kit, tx: Tx, wanted: NewVersion): Promise<{ version: number }> {
  const { nodeId, blobId, size, author } = wanted;
  const node = await lockNode(tx, nodeId);
  if (node === null || node.kind !== "file") throw new Error(`node ${nodeId} is no file that could get a version`);
  const [version, now] = [node.head_version + 1, kit.clock.now()];
  await filesTx(tx)
    .insertInto("versions")
    .values({
      node_id: nodeId,
      n: version,
      blob_id: blobId,
      size,
      author_id: author.personId,
      app_id: author.appId,
      at: now,
      restored_from: wanted.restoredFrom ?? null,
    })
    .execute();
  await tx
    .updateTable("nodes")
    .set({ head_version: version, size, modified_at: now })
    .where("id", "=", nodeId)
    .execute();
  const { space_id: spaceId, parent_id: parentId } = node;
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: nodeId, parentId, op: "updated" }]);
  await enqueueExtraction(kit, tx, { nodeId, name: node.name, mime: node.mime ?? "" });
  if (version > 2) await kit.jobs.enqueue(tx, "files.thin-versions", { nodeId });
  await settleRoom(tx, spaceId, { promised: 0, used: size });
  return { version };
}
