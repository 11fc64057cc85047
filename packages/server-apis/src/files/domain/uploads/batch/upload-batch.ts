import type { BlobId } from "../../../../kit/ids.ts";
import type { Kit } from "../../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../../kit/principal.ts";
import type { BatchFailure, BatchFileFailure, QuotaExceeded } from "../../failures.ts";
import { type ConflictPolicy, filesDb, filesTx } from "../../files-database.ts";
import { hex } from "../../hex.ts";
import type { CreateHash } from "../../ports.ts";
import { outcomeOf } from "../../take-back.ts";
import { cleanName } from "../../tree/clean-name.ts";
import type { BatchRecord } from "./batch-record.ts";
import { type AdmitFolder, folderRights } from "./folder-rights.ts";
import { type Batch, type BatchFileOutcome, placeBatch } from "./place-batch.ts";
import { receiveBatch } from "./receive-batch.ts";

export type BatchUpload = {
  body: ReadableStream<Uint8Array> | null;
  signal: AbortSignal;
  conflict: ConflictPolicy;
  idempotencyKey: string | null;
};

/** `files` in the order in which they came, `records` what was announced of them. */
export type BatchPlaced = {
  kind: "batch-placed";
  files: readonly BatchFileOutcome[];
  records: readonly Pick<BatchRecord, "parentId">[];
};

/**
 * Many small files in one request. Their bytes go to the store in one piece, a pack, and are made durable once; then one transaction makes
 * nodes of all that may be, and the others are told why not. What is wrong with the batch itself leaves nothing of it behind.
 */
export async function uploadBatch(
  { kit, createHash }: { kit: Kit; createHash: CreateHash },
  principal: PersonPrincipal,
  { body, signal, conflict, idempotencyKey }: BatchUpload,
): Promise<BatchPlaced | BatchFailure> {
  const packId = kit.newId<BlobId>();
  await filesDb(kit.db).insertInto("blob_drafts").values({ blob_id: packId, at: kit.clock.now() }).execute();
  try {
    const admitFolder = folderRights(kit.db, principal);
    const received = await receiveBatch({ kit, createHash }, packId, { bytes: body, signal }, (record) =>
      refusalOf(record, admitFolder),
    );
    if (received.kind !== "received") return received;
    const { files } = received;
    const placed = await place(kit, principal, { packId, files, conflict, author: principal }, idempotencyKey);
    return placed.kind === "placed"
      ? { kind: "batch-placed", files: placed.files, records: files.map(({ record }) => record) }
      : placed;
  } finally {
    await endDraft(kit, principal, packId);
  }
}

/** What is known to fail is found out before its bytes are kept. */
async function refusalOf(record: BatchRecord, admitFolder: AdmitFolder): Promise<BatchFileFailure | null> {
  const folder = await admitFolder(record.parentId);
  if (folder.kind !== "folder") return folder;
  const cleaned = cleanName(record.name);
  return cleaned.kind === "name" ? null : cleaned;
}

type Placed = { kind: "placed"; files: readonly BatchFileOutcome[] };

/** The same batch under the same key is placed once; what came the second time is given up with its pack. */
function place(
  kit: Kit,
  principal: PersonPrincipal,
  batch: Batch,
  key: string | null,
): Promise<Placed | QuotaExceeded> {
  const { files, conflict } = batch;
  const sent = files.map((file) => [
    file.record.parentId,
    file.record.name,
    file.kind === "packed" ? hex(file.sha256) : null,
  ]);
  const once = { key, operation: "uploadBatch", input: { sent, conflict } };
  const written = kit.write<Placed>(principal, once, async (tx) => ({
    kind: "placed",
    files: await placeBatch(kit, tx, batch, folderRights(tx, principal)),
  }));
  return outcomeOf<Placed, QuotaExceeded>(written);
}

/** A pack that has parts is named by them from now on; any other is given up. */
async function endDraft(kit: Kit, principal: PersonPrincipal, packId: BlobId): Promise<void> {
  await kit.write(principal, null, async (tx) => {
    await filesTx(tx).deleteFrom("blob_drafts").where("blob_id", "=", packId).execute();
    const part = await filesTx(tx)
      .selectFrom("blob_parts")
      .select("blob_id")
      .where("part_id", "=", packId)
      .executeTakeFirst();
    if (part === undefined) await kit.jobs.enqueue(tx, "files.delete-blob", { blobId: packId });
  });
}
