import type { BlobId, NodeId, SpaceId } from "../../../../kit/ids.ts";
import type { Kit } from "../../../../kit/kit.ts";
import type { PersonPrincipal } from "../../../../kit/principal.ts";
import type { Tx } from "../../../../kit/sql/database.ts";
import type { BatchFileFailure, QuotaExceeded } from "../../failures.ts";
import type { ConflictPolicy, UploadResult } from "../../files-database.ts";
import { hex } from "../../hex.ts";
import { takeBack } from "../../take-back.ts";
import { cleanName } from "../../tree/clean-name.ts";
import { lockPresent } from "../../tree/locks.ts";
import { settleRoom } from "../../tree/room.ts";
import { addVersion } from "../../versions/add-version.ts";
import { exceededRoom } from "../exceeded-room.ts";
import { adoptPacked, type PackedContent } from "./adopt-packed.ts";
import type { AdmitFolder } from "./folder-rights.ts";
import { insertFiles } from "./insert-files.ts";
import { type Admitted, type Plan, planBatch } from "./plan-batch.ts";
import type { PackedFile, ReceivedFile } from "./receive-batch.ts";

/** What became of one file of a batch, in the order in which they came. */
export type BatchFileOutcome =
  | { kind: "file-placed"; nodeId: NodeId; nodeName: string; outcome: UploadResult }
  | BatchFileFailure;

export type Batch = {
  packId: BlobId;
  files: readonly ReceivedFile[];
  conflict: ConflictPolicy;
  author: PersonPrincipal;
};

/**
 * Turns the received files into nodes within the caller's transaction; ends it (`takeBack`) when there is no room for all of them. The right
 * to write is asked once more for each folder; locks are taken as `domain/tree/locks.ts` orders them, and each kind in one statement.
 */
export async function placeBatch(
  kit: Kit,
  tx: Tx,
  batch: Batch,
  admitFolder: AdmitFolder,
): Promise<readonly BatchFileOutcome[]> {
  const judged = await judge(tx, batch.files, admitFolder);
  const admitted = judged.filter((item) => "file" in item);
  const plans = await planBatch(kit, tx, admitted, batch.conflict);
  const blobs = await adoptPacked(kit, tx, batch.packId, contentsOf(plans));
  await write(kit, tx, { plans, blobs, author: batch.author });
  const planned = plans.values();
  return judged.map((item) => ("file" in item ? outcomeOf(planned.next().value) : item));
}

/** Each file with the folder that it may go to, which is locked then, or why it may not. */
async function judge(
  tx: Tx,
  files: readonly ReceivedFile[],
  admitFolder: AdmitFolder,
): Promise<readonly (Admitted | BatchFileFailure)[]> {
  const judged: (Admitted | BatchFileFailure)[] = [];
  for (const file of files) {
    if (file.kind === "refused") judged.push(file.failure);
    else judged.push(await admit(file, admitFolder));
  }
  const wanted = judged.flatMap((item) => ("file" in item ? [item.parentId] : []));
  const present = await lockPresent(tx, [...new Set(wanted)]);
  return judged.map((item) =>
    "file" in item && !present.has(item.parentId) ? { kind: "node-not-found", id: item.parentId } : item,
  );
}

async function admit(file: PackedFile, admitFolder: AdmitFolder): Promise<Admitted | BatchFileFailure> {
  const folder = await admitFolder(file.record.parentId);
  if (folder.kind !== "folder") return folder;
  const cleaned = cleanName(file.record.name);
  if (cleaned.kind !== "name") return cleaned;
  return { file, spaceId: folder.spaceId, parentId: folder.id, name: cleaned.name };
}

type Written = Extract<Plan, { admitted: Admitted }>;

const isWritten = (plan: Plan): plan is Written => plan.kind === "create" || plan.kind === "add-version";

/** What is to be kept of the pack: equal contents once, with the number of files that they are for. */
function contentsOf(plans: readonly Plan[]): readonly PackedContent[] {
  const contents = new Map<string, PackedContent>();
  for (const { admitted } of plans.filter(isWritten)) {
    const { sha256, start, record } = admitted.file;
    const count = (contents.get(hex(sha256))?.count ?? 0) + 1;
    contents.set(hex(sha256), { sha256, start, size: record.size, count });
  }
  return [...contents.values()];
}

type Work = { plans: readonly Plan[]; blobs: ReadonlyMap<string, BlobId>; author: PersonPrincipal };

/** Spaces come last, and by id. */
async function write(kit: Kit, tx: Tx, { plans, blobs, author }: Work): Promise<void> {
  const written = plans.filter(isWritten).map((plan) => {
    const { spaceId, parentId, file } = plan.admitted;
    const blobId = blobs.get(hex(file.sha256));
    if (blobId === undefined) throw new Error("a content of the batch has no blob");
    const { nodeId, nodeName: name } = plan;
    return { kind: plan.kind, id: nodeId, nodeId, name, spaceId, parentId, size: file.record.size, blobId };
  });
  const created = written.filter(({ kind }) => kind === "create");
  await insertFiles(kit, tx, author, created);
  for (const spaceId of new Set(written.map((file) => file.spaceId).toSorted())) {
    const ofSpace = written.filter((file) => file.spaceId === spaceId);
    const used = bytesOf(ofSpace.filter(({ kind }) => kind === "create"));
    await settleRoom(tx, spaceId, { promised: 0, used });
    for (const file of ofSpace) if (file.kind === "add-version") await addVersion(kit, tx, { ...file, author });
    await expectRoom(tx, spaceId, bytesOf(ofSpace));
  }
}

async function expectRoom(tx: Tx, spaceId: SpaceId, bytes: number): Promise<void> {
  const exceeded = bytes === 0 ? null : await exceededRoom(tx, spaceId, bytes);
  if (exceeded !== null) takeBack<QuotaExceeded>(exceeded);
}

function bytesOf(files: readonly { size: number }[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

function outcomeOf(plan: Plan | undefined): BatchFileOutcome {
  if (plan === undefined) throw new Error("a file of the batch was not planned");
  if (plan.kind === "fail") return plan.failure;
  const { nodeId, nodeName } = plan;
  const outcome = ({ create: "created", "add-version": "replaced", skip: "skipped" } as const)[plan.kind];
  return { kind: "file-placed", nodeId, nodeName, outcome };
}
