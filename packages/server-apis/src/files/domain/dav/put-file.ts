import { BlobStoreFull } from "../../../kit/blobs/blob-store.ts";
import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound, NotAFolder, QuotaExceeded, StoreFull } from "../failures.ts";
import { filesDb, filesTx } from "../files-database.ts";
import type { CreateHash } from "../ports.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import { authorise } from "../tree/authorise.ts";
import { lockFolders } from "../tree/locks.ts";
import { adoptBlob } from "../uploads/adopt-blob.ts";
import { placeContent } from "../uploads/place-content.ts";
import { exceededRoom } from "../uploads/exceeded-room.ts";
import { type SpaceQuota, spaceQuota } from "./space-quota.ts";

/** Where it goes: the folder and the name, and the file that has the name already. */
export type PutTarget = { parentId: NodeId; name: string; existingId: NodeId | null };

export type PutBody = { bytes: ReadableStream<Uint8Array> | null; signal: AbortSignal };

export type PutFileOutcome =
  | { kind: "file-put"; nodeId: NodeId; created: boolean }
  /** The body stopped before its end; nothing of it is kept, as PUT is all or nothing. */
  | { kind: "interrupted" }
  | NodeNotFound
  | NotAFolder
  | QuotaExceeded
  | StoreFull
  | Denied;

type Tools = { kit: Kit; createHash: CreateHash };
type Received = { blobId: BlobId; sha256: Uint8Array; size: number };

/**
 * A whole file in one request, of a length that nobody may know beforehand: a new one, or a new version of the one that is there. What can
 * refuse it is asked before the first byte and again when the last has come; it is seen whole or not at all.
 */
export async function putFile(
  tools: Tools,
  principal: PersonPrincipal,
  target: PutTarget,
  body: PutBody,
): Promise<PutFileOutcome> {
  const { kit } = tools;
  const allowed = await authorise(kit.db, principal, "write", target.existingId ?? target.parentId);
  if (allowed.kind !== "allow") return allowed;
  const room = await spaceQuota(kit.db, allowed.node.spaceId);
  const blobId = kit.newId<BlobId>();
  await filesDb(kit.db).insertInto("blob_drafts").values({ blob_id: blobId, at: kit.clock.now() }).execute();
  try {
    const received = await receive(tools, blobId, body, room);
    if (received.kind !== "received") return received;
    return await place(kit, principal, target, received);
  } finally {
    // A draft that became the file's content has a row of its own by now; any other is given up.
    await kit.write(principal, null, (tx) => endDraft(kit, tx, blobId));
  }
}

class TooMuch extends Error {
  override readonly name = "TooMuch";
}

async function receive(
  { kit, createHash }: Tools,
  blobId: BlobId,
  body: PutBody,
  room: SpaceQuota,
): Promise<(Received & { kind: "received" }) | { kind: "interrupted" } | QuotaExceeded | StoreFull> {
  const hash = createHash("sha256");
  let size = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (room.availableBytes !== null && size > room.availableBytes) throw new TooMuch("the space is full");
      controller.enqueue(chunk);
    },
  });
  try {
    await kit.blobs.create(blobId);
    const source = body.bytes === null ? null : body.bytes.pipeThrough(count);
    const onChunk = (chunk: Uint8Array) => hash.update(chunk);
    const { writtenBytes, interrupted } = await kit.blobs.append(blobId, 0, source, { onChunk, signal: body.signal });
    if (interrupted instanceof TooMuch)
      return { kind: "quota-exceeded", limitBytes: room.limitBytes ?? 0, usedBytes: room.usedBytes };
    if (interrupted !== null) return { kind: "interrupted" };
    return { kind: "received", blobId, sha256: hash.digest(), size: writtenBytes };
  } catch (cause) {
    if (cause instanceof BlobStoreFull) return { kind: "store-full" };
    throw cause;
  }
}

async function place(
  kit: Kit,
  principal: PersonPrincipal,
  target: PutTarget,
  received: Received,
): Promise<PutFileOutcome> {
  const { parentId, name } = target;
  return outcomeOf<PutFileOutcome, QuotaExceeded>(
    kit.write<PutFileOutcome>(principal, null, async (tx) => {
      const allowed = await authorise(tx, principal, "write", target.existingId ?? parentId);
      if (allowed.kind !== "allow") return allowed;
      const { spaceId } = allowed.node;
      if (!(await lockFolders(tx, [parentId]))) return { kind: "node-not-found", id: parentId };
      const { blobId: id, sha256, size } = received;
      const take = () => adoptBlob(kit, tx, { id, sha256, size });
      const placed = await placeContent(kit, tx, principal, {
        spaceId,
        parentId,
        name,
        size,
        conflict: "replace",
        take,
      });
      if (placed === null) throw new Error(`the bytes of draft ${id} are gone`);
      const { nodeId, outcome } = placed.finished;
      if (outcome !== "skipped") {
        const exceeded = await exceededRoom(tx, spaceId, size);
        if (exceeded !== null) takeBack(exceeded);
      }
      return { kind: "file-put", nodeId, created: outcome === "created" };
    }),
  );
}

async function endDraft(kit: Kit, tx: Tx, blobId: BlobId): Promise<void> {
  await filesTx(tx).deleteFrom("blob_drafts").where("blob_id", "=", blobId).execute();
  const held = await tx.selectFrom("blobs").select("id").where("id", "=", blobId).executeTakeFirst();
  if (held === undefined) await kit.jobs.enqueue(tx, "files.delete-blob", { blobId });
}
