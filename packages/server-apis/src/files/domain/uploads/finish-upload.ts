import type { BlobId, NodeId, SpaceId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { adoptBlob } from "./adopt-blob.ts";
import { authorise } from "../tree/authorise.ts";
import { discardUpload } from "./discard-upload.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import type { Denied, ParentGone, UploadNotFound } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { freeName } from "../tree/free-name.ts";
import { lockFolders } from "../tree/locks.ts";
import { mediaType } from "../contents/media-type.ts";
import { nameKey } from "../tree/name-key.ts";
import type { FinishedUpload } from "./upload.ts";

export type FinishUploadOutcome =
  | { kind: "upload-finished"; finished: FinishedUpload }
  | UploadNotFound
  | ParentGone
  | Denied;

type Content = {
  space_id: SpaceId;
  parent_id: NodeId;
  name: string;
  length: number;
  blob_id: BlobId;
  sha256: Uint8Array;
};

/**
 * Turns an upload whose bytes are all durable into a file, in one transaction: seen whole or not at all. The right to write is asked once
 * more, since hours may lie between. A name that is taken by now is numbered: both are kept. Finishing twice finishes once.
 */
export async function finishUpload(
  kit: Kit,
  principal: PersonPrincipal,
  id: UploadId,
  sha256: Uint8Array,
): Promise<FinishUploadOutcome> {
  return kit.write<FinishUploadOutcome>(principal, null, async (tx) => {
    const row = await filesTx(tx).selectFrom("uploads").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
    if (row === undefined) return { kind: "upload-not-found" };
    if (row.node_id !== null && row.node_name !== null) {
      return { kind: "upload-finished", finished: { nodeId: row.node_id, nodeName: row.node_name } };
    }
    const allowed = await authorise(tx, principal, "write", row.parent_id);
    if (allowed.kind === "denied") return allowed;
    if (allowed.kind === "node-not-found" || !(await lockFolders(tx, [row.parent_id]))) {
      // It can never become a file any more: its room is given back now, not when it expires.
      await discardUpload(kit, tx, id);
      return { kind: "parent-gone" };
    }
    const finished = await insertFile(kit, tx, principal, { ...row, sha256 });
    await filesTx(tx)
      .updateTable("uploads")
      .set({ node_id: finished.nodeId, node_name: finished.nodeName })
      .where("id", "=", id)
      .execute();
    return { kind: "upload-finished", finished };
  });
}

async function insertFile(kit: Kit, tx: Tx, principal: PersonPrincipal, content: Content): Promise<FinishedUpload> {
  const { space_id: spaceId, parent_id: parentId, length: size } = content;
  const name = await freeName(tx, parentId, content.name);
  const [nodeId, now, mime] = [kit.newId<NodeId>(), kit.clock.now(), mediaType(name)];
  await tx
    .insertInto("nodes")
    .values({
      id: nodeId,
      space_id: spaceId,
      parent_id: parentId,
      name,
      name_key: nameKey(name),
      kind: "file",
      size,
      mime,
      head_version: 1,
      created_at: now,
      modified_at: now,
      deleted_at: null,
    })
    .execute();
  const blobId = await adoptBlob(kit, tx, { id: content.blob_id, sha256: content.sha256, size });
  await filesTx(tx)
    .insertInto("versions")
    .values({
      node_id: nodeId,
      n: 1,
      blob_id: blobId,
      size,
      author_id: principal.personId,
      app_id: principal.appId,
      at: now,
    })
    .execute();
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: nodeId, parentId, op: "created" }]);
  await enqueueExtraction(kit, tx, { nodeId, name, mime });
  await tx
    .updateTable("spaces")
    .set((eb) => ({ reserved_bytes: eb("reserved_bytes", "-", size), used_bytes: eb("used_bytes", "+", size) }))
    .where("id", "=", spaceId)
    .execute();
  return { nodeId, nodeName: name };
}
