import type { BlobId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { mediaType } from "../contents/media-type.ts";
import { enqueueExtraction } from "../extraction/enqueue-extraction.ts";
import { filesTx } from "../files-database.ts";
import { freeName } from "../tree/free-name.ts";
import { insertNode } from "../tree/insert-node.ts";
import { settleRoom } from "../tree/room.ts";

export type NewFile = {
  spaceId: SpaceId;
  parentId: NodeId;
  name: string;
  size: number;
  blobId: BlobId;
  /** Room that was promised to it in its space. */
  promisedBytes: number;
};

/**
 * A file with its first version, under the name or, where that is taken, a numbered one. It counts as used from now on. The reference to the
 * blob is handed over by the caller, who holds the folder's lock.
 */
export async function insertFile(
  kit: Kit,
  tx: Tx,
  author: PersonPrincipal,
  file: NewFile,
): Promise<{ nodeId: NodeId; nodeName: string }> {
  const { spaceId, parentId, size, blobId } = file;
  const name = await freeName(tx, parentId, file.name);
  const mime = mediaType(name);
  const { id: nodeId, at } = await insertNode(kit, tx, {
    spaceId,
    parentId,
    name,
    kind: "file",
    size,
    mime,
    headVersion: 1,
  });
  await filesTx(tx)
    .insertInto("versions")
    .values({
      node_id: nodeId,
      n: 1,
      blob_id: blobId,
      size,
      author_id: author.personId,
      app_id: author.appId,
      at,
    })
    .execute();
  await enqueueExtraction(kit, tx, { nodeId, name, mime });
  await settleRoom(tx, spaceId, { promised: file.promisedBytes, used: size });
  return { nodeId, nodeName: name };
}
