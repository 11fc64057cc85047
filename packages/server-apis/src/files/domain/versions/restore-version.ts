import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, NotAFile, QuotaExceeded, VersionNotFound } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import { lockNode } from "../tree/locks.ts";
import { readerOf, readNode } from "../tree/read-nodes.ts";
import type { TreeNode } from "../tree/tree-node.ts";
import { exceededRoom } from "../uploads/exceeded-room.ts";
import { addVersion } from "./add-version.ts";
import { authoriseFile } from "./authorise-file.ts";

export type RestoreVersionOutcome =
  | { kind: "version-restored"; file: TreeNode }
  | VersionNotFound
  | QuotaExceeded
  | NodeNotFound
  | NotAFile
  | Denied;

/** The content of an older version once more, as the newest; counted like any other content. */
export async function restoreVersion(
  kit: Kit,
  principal: Principal,
  input: { nodeId: string; version: number; idempotencyKey: string | null },
): Promise<RestoreVersionOutcome> {
  const { nodeId, version, idempotencyKey: key } = input;
  const idempotency = { key, operation: "restoreVersion", input: { nodeId, version } };
  return outcomeOf<RestoreVersionOutcome, QuotaExceeded>(
    kit.write<RestoreVersionOutcome>(principal, idempotency, async (tx) => {
      const allowed = await authoriseFile(tx, principal, "write", nodeId);
      if (allowed.kind !== "allow") return allowed;
      if (principal.kind !== "person")
        return { kind: "denied", lacking: "person", missingScope: "files.write", grantRequest: null };
      const { id } = allowed.node;
      const node = await lockNode(tx, id);
      if (node === null) return { kind: "node-not-found", id: nodeId };
      const content = await takeContent(tx, id, version);
      if (content === null) return { kind: "version-not-found", version };
      const { blobId, size } = content;
      await addVersion(kit, tx, { nodeId: id, blobId, size, author: principal, restoredFrom: version });
      const file = await readNode(tx, id, allowed.access, readerOf(principal));
      const refused = await exceededRoom(tx, node.space_id, size);
      if (refused !== null) takeBack(refused);
      return { kind: "version-restored", file };
    }),
  );
}

/** The blob of a version, with one reference more; null when there is no such version. The caller holds the node. */
async function takeContent(tx: Tx, nodeId: NodeId, version: number): Promise<{ blobId: BlobId; size: number } | null> {
  const row = await filesTx(tx)
    .selectFrom("versions")
    .select(["blob_id", "size"])
    .where("node_id", "=", nodeId)
    .where("n", "=", version)
    .executeTakeFirst();
  if (row === undefined) return null;
  await tx
    .updateTable("blobs")
    .set((eb) => ({ refcount: eb("refcount", "+", 1) }))
    .where("id", "=", row.blob_id)
    .execute();
  return { blobId: row.blob_id, size: row.size };
}
