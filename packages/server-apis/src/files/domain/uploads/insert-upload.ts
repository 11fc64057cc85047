import type { BlobId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { filesTx, type UploadTable } from "../files-database.ts";
import { type FinishedUpload, uploadExpiresAfterMs } from "./upload.ts";

type Given = "space_id" | "parent_id" | "name" | "metadata" | "length" | "conflict";
export type UploadRow = Pick<UploadTable, Given> & { concat: string | null };

/** The row of an upload, before its first byte is stored. */
export async function insertUpload(kit: Kit, tx: Tx, owner: PersonPrincipal, row: UploadRow): Promise<UploadId> {
  const [id, now] = [kit.newId<UploadId>(), kit.clock.now()];
  await filesTx(tx)
    .insertInto("uploads")
    .values({
      ...row,
      id,
      person_id: owner.personId,
      app_id: owner.appId,
      blob_id: kit.newId<BlobId>(),
      created_at: now,
      expires_at: new Date(now.getTime() + uploadExpiresAfterMs),
    })
    .execute();
  return id;
}

/** The upload is whole and this is what it came to, without a byte of its own. */
export async function markFinished(tx: Tx, id: UploadId, finished: FinishedUpload): Promise<void> {
  const { nodeId, nodeName, outcome } = finished;
  await filesTx(tx)
    .updateTable("uploads")
    .set((eb) => ({ received_bytes: eb.ref("length"), node_id: nodeId, node_name: nodeName, outcome }))
    .where("id", "=", id)
    .execute();
}
