import type { BlobId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { releaseBlobs } from "../contents/release-blobs.ts";
import { type ConflictPolicy, filesTx } from "../files-database.ts";
import { lockNode } from "../tree/locks.ts";
import { nameHolder } from "../tree/name-holder.ts";
import { settleRoom } from "../tree/room.ts";
import { addVersion } from "../versions/add-version.ts";
import { insertFile } from "./insert-file.ts";
import type { FinishedUpload } from "./upload.ts";

export type Content = {
  spaceId: SpaceId;
  parentId: NodeId;
  name: string;
  size: number;
  conflict: ConflictPolicy;
  /** Room that was promised to it in this space, and is given back here. Without any, the caller asks `exceededRoom` afterwards. */
  promisedBytes?: number;
  /** Takes a reference to the bytes, once everything that is locked before blobs is locked. Null when they are gone. */
  take(): Promise<BlobId | null>;
};

/**
 * Turns bytes into a file, by the policy where its name is taken, and counts them as used. The caller holds the folder's lock. Null when the
 * bytes are gone; nothing was done then. `stored` tells whether the bytes were taken, to be kept or given back.
 */
export async function placeContent(
  kit: Kit,
  tx: Tx,
  author: PersonPrincipal,
  content: Content,
): Promise<{ finished: FinishedUpload; stored: boolean } | null> {
  const { spaceId, parentId, name, size, conflict, promisedBytes = 0 } = content;
  const giveBack = () => settleRoom(tx, spaceId, { promised: promisedBytes, used: 0 });
  const holder = conflict === "keep-both" ? null : await holderOf(tx, parentId, name);
  if (holder !== null && conflict === "skip") {
    await giveBack();
    return { finished: skipped(holder), stored: false };
  }
  const blobId = await content.take();
  if (blobId === null) return null;
  if (holder === null || holder.kind !== "file") {
    const made = await insertFile(kit, tx, author, { spaceId, parentId, name, size, blobId, promisedBytes });
    return { finished: { ...made, outcome: "created" }, stored: true };
  }
  if (holder.blobId === blobId) {
    await releaseBlobs(kit, tx, [blobId]);
    await giveBack();
    return { finished: skipped(holder), stored: true };
  }
  await addVersion(kit, tx, { nodeId: holder.nodeId, blobId, size, author });
  await giveBack();
  return { finished: { nodeId: holder.nodeId, nodeName: holder.nodeName, outcome: "replaced" }, stored: true };
}

type Holder = { nodeId: NodeId; nodeName: string; kind: string; blobId: BlobId | null };

const skipped = ({ nodeId, nodeName }: Holder): FinishedUpload => ({ nodeId, nodeName, outcome: "skipped" });

/** What has the name in the folder, locked so that its content stays as it is; null where the name is free. */
async function holderOf(tx: Tx, folderId: NodeId, name: string): Promise<Holder | null> {
  const found = await nameHolder(tx, folderId, name, null);
  const node = found === null ? null : await lockNode(tx, found.existingId);
  if (node === null) return null;
  const head = await filesTx(tx)
    .selectFrom("versions")
    .select("blob_id")
    .where("node_id", "=", node.id)
    .where("n", "=", node.head_version)
    .executeTakeFirst();
  return { nodeId: node.id, nodeName: node.name, kind: node.kind, blobId: head?.blob_id ?? null };
}
