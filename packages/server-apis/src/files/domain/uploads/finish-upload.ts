import type { Selectable } from "kysely";
import type { SpaceId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, ParentGone, QuotaExceeded, UploadNotFound } from "../failures.ts";
import { filesTx, type UploadTable } from "../files-database.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import { lockFolders } from "../tree/locks.ts";
import { settleRoom } from "../tree/room.ts";
import { adoptBlob } from "./adopt-blob.ts";
import { authoriseUpload } from "./authorise-upload.ts";
import { discardUpload } from "./discard-upload.ts";
import { exceededRoom } from "./exceeded-room.ts";
import { noteVisitor } from "./note-visitor.ts";
import { placeContent } from "./place-content.ts";
import type { FinishedUpload } from "./upload.ts";

export type FinishUploadOutcome =
  | { kind: "upload-finished"; finished: FinishedUpload }
  | UploadNotFound
  | ParentGone
  | QuotaExceeded
  | Denied;

/**
 * Turns an upload whose bytes are all durable into a file, in one transaction: seen whole or not at all. The right to write is asked once
 * more, since hours may lie between, and so is who has the name. Finishing twice finishes once.
 */
export async function finishUpload(
  kit: Kit,
  principal: Principal,
  id: UploadId,
  sha256: Uint8Array,
): Promise<FinishUploadOutcome> {
  const written = kit.write<FinishUploadOutcome>(principal, null, async (tx) => {
    const row = await filesTx(tx).selectFrom("uploads").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
    if (row === undefined) return { kind: "upload-not-found" };
    if (row.node_id !== null && row.node_name !== null) {
      const finished = { nodeId: row.node_id, nodeName: row.node_name, outcome: row.outcome ?? "created" };
      return { kind: "upload-finished", finished };
    }
    const allowed = await authoriseUpload(tx, principal, row.parent_id);
    if (allowed.kind === "denied") return allowed;
    if (allowed.kind === "node-not-found" || !(await lockFolders(tx, [row.parent_id]))) {
      // It can never become a file any more: its room is given back now, not when it expires.
      await discardUpload(kit, tx, id);
      return { kind: "parent-gone" };
    }
    const placed = await place(kit, tx, { row, sha256, author: allowed.author, spaceId: allowed.node.spaceId });
    const { nodeId, nodeName, outcome } = placed.finished;
    await filesTx(tx)
      .updateTable("uploads")
      .set({ node_id: nodeId, node_name: nodeName, outcome })
      .where("id", "=", id)
      .execute();
    await noteVisitor(kit, tx, principal, placed.finished);
    if (!placed.stored) await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: row.blob_id });
    return { kind: "upload-finished", finished: placed.finished };
  });
  return outcomeOf<FinishUploadOutcome, QuotaExceeded>(written);
}

type Whole = { row: Selectable<UploadTable>; sha256: Uint8Array; author: PersonPrincipal; spaceId: SpaceId };

/** The room was promised in the space that the upload began in; the folder may have moved to another one since, which then needs room. */
async function place(kit: Kit, tx: Tx, { row, sha256, author, spaceId }: Whole) {
  const { parent_id: parentId, name, length: size, conflict, blob_id: blobId } = row;
  const moved = spaceId !== row.space_id;
  const take = () => adoptBlob(kit, tx, { id: blobId, sha256, size });
  const content = { spaceId, parentId, name, size, conflict, promisedBytes: moved ? 0 : size, take };
  const placed = await placeContent(kit, tx, author, content);
  if (placed === null) throw new Error(`the bytes of upload ${row.id} are gone`);
  if (!moved) return placed;
  await settleRoom(tx, row.space_id, { promised: size, used: 0 });
  const exceeded = placed.finished.outcome === "skipped" ? null : await exceededRoom(tx, spaceId, size);
  return exceeded === null ? placed : takeBack(exceeded);
}
