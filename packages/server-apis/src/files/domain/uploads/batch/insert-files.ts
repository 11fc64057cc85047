import type { BlobId, NodeId, SpaceId } from "../../../../kit/ids.ts";
import type { Kit } from "../../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../../kit/principal.ts";
import type { Tx } from "../../../../kit/sql/database.ts";
import { mediaType } from "../../contents/media-type.ts";
import { enqueueExtractions } from "../../extraction/enqueue-extraction.ts";
import { filesTx } from "../../files-database.ts";
import { nameKey } from "../../tree/name-key.ts";

export type FileToInsert = {
  id: NodeId;
  spaceId: SpaceId;
  parentId: NodeId;
  /** Free in its folder, whose lock the caller holds. */
  name: string;
  size: number;
  /** One reference of it is this file's: the caller has taken it. */
  blobId: BlobId;
};

/** Like `insertFile` for many at once, in a statement for each table. The caller counts their bytes to their spaces. */
export async function insertFiles(
  kit: Kit,
  tx: Tx,
  author: PersonPrincipal,
  files: readonly FileToInsert[],
): Promise<void> {
  if (files.length === 0) return;
  const now = kit.clock.now();
  const described = files.map((file) => ({ ...file, nodeId: file.id, mime: mediaType(file.name) }));
  await tx
    .insertInto("nodes")
    .values(
      described.map(({ id, spaceId, parentId, name, size, mime }) => ({
        id,
        space_id: spaceId,
        parent_id: parentId,
        name,
        name_key: nameKey(name),
        kind: "file" as const,
        size,
        mime,
        head_version: 1,
        created_at: now,
        modified_at: now,
        deleted_at: null,
      })),
    )
    .execute();
  await filesTx(tx)
    .insertInto("versions")
    .values(
      files.map(({ id, size, blobId }) => ({
        node_id: id,
        n: 1,
        blob_id: blobId,
        size,
        author_id: author.personId,
        app_id: author.appId,
        at: now,
      })),
    )
    .execute();
  await kit.changes.append(
    tx,
    files.map(({ id, spaceId, parentId }) => ({ spaceId, entity: "node", entityId: id, parentId, op: "created" })),
  );
  await enqueueExtractions(kit, tx, described);
}
