import type { AppId, CopyId, NodeId, PersonId, SpaceId } from "../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { NodeKind, Tx } from "../../../kit/sql/database.ts";
import { filesTx } from "../files-database.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import type { FilesKit } from "../files-kit.ts";
import { authorise } from "./authorise.ts";
import { type Copied, insertCopies } from "./insert-copies.ts";
import { lockFolders, lockTree } from "./locks.ts";
import { nameKey } from "./name-key.ts";
import { type OnConflict, placeName } from "./place-name.ts";
import { settleRoom, takeRoom } from "./room.ts";

/** What the job is handed. The rights of whoever began it are asked again with every step. */
export type CopyJob = {
  copyId: CopyId;
  sourceId: NodeId;
  personId: PersonId;
  appId: AppId | null;
  scopes: readonly string[] | null;
  name: string;
  onConflict: OnConflict;
};

/** Nodes, and folders looked into, of one transaction. */
const batchSize = 500;

type Copy = { id: CopyId; topId: NodeId; parentId: NodeId; reservedBytes: number; spaceId: SpaceId };
type Step = { kind: "more" } | { kind: "done" } | { kind: "impossible" };

/** The job behind a large copy. Can stop anywhere and be run again. */
export async function followCopy(kit: FilesKit, job: CopyJob, signal: AbortSignal): Promise<void> {
  const { personId, appId, scopes } = job;
  const author: PersonPrincipal = { kind: "person", personId, appId, scopes, sessionId: null, credential: "token" };
  for (;;) {
    const step = await outcomeOf<Step, Step>(kit.write<Step>(author, null, (tx) => copySome(kit, tx, author, job)));
    if (step.kind === "impossible") await giveUp(kit, job.copyId);
    if (step.kind !== "more") return;
    signal.throwIfAborted();
  }
}

async function copySome(kit: FilesKit, tx: Tx, author: PersonPrincipal, job: CopyJob): Promise<Step> {
  const row = await filesTx(tx)
    .selectFrom("copies")
    .selectAll()
    .where("id", "=", job.copyId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return { kind: "done" };
  const from = await authorise(tx, author, "read", job.sourceId);
  const to = await authorise(tx, author, "write", row.parent_id);
  if (from.kind !== "allow" || to.kind !== "allow") return { kind: "impossible" };
  // Its folder went into another space, where nothing was promised to it.
  if (to.node.spaceId !== row.space_id) return { kind: "impossible" };
  const { id, top_id: topId, parent_id: parentId, reserved_bytes: reservedBytes } = row;
  const copy = { id, topId, parentId, reservedBytes, spaceId: row.space_id };
  const copies = await nextCopies(kit, tx, id);
  if (copies === null) return appear(kit, tx, { author, job, copy });
  const { made, bytes } = await insertCopies(kit, tx, copies, { spaceId: copy.spaceId, author });
  await noteFolders(
    tx,
    id,
    copies.filter((copied) => made.has(copied.id)),
  );
  const promised = Math.min(bytes, reservedBytes);
  await filesTx(tx)
    .updateTable("copies")
    .set({ reserved_bytes: reservedBytes - promised })
    .where("id", "=", id)
    .execute();
  await settleRoom(tx, copy.spaceId, { promised, used: promised });
  // More than there was when it began: it has grown meanwhile.
  if ((await takeRoom(tx, copy.spaceId, bytes - promised)) !== null) takeBack({ kind: "impossible" });
  return { kind: "more" };
}

type Child = Copied & { kind: NodeKind };

/** The next children to copy; null when there is no folder left. */
async function nextCopies(kit: FilesKit, tx: Tx, copyId: CopyId): Promise<Child[] | null> {
  const tables = filesTx(tx);
  const open = await tables
    .selectFrom("copy_folders")
    .selectAll()
    .where("copy_id", "=", copyId)
    .orderBy("target_id")
    .limit(batchSize)
    .execute();
  if (open.length === 0) return null;
  const copies: Child[] = [];
  for (const folder of open) {
    const left = batchSize - copies.length;
    if (left === 0) break;
    const children = await childrenAfter(tx, folder.source_id, folder.after, left);
    for (const { id: sourceId, kind } of children) {
      copies.push({ id: kit.newId<NodeId>(), sourceId, parentId: folder.target_id, kind });
    }
    const last = children.at(-1)?.id;
    // What gave fewer than asked for is done with.
    const isDone = children.length < left || last === undefined;
    const here = { copyId, targetId: folder.target_id };
    await (isDone ? forgetFolder(tx, here) : noteProgress(tx, here, last));
  }
  return copies;
}

/** What the folders among them hold is copied later. */
async function noteFolders(tx: Tx, copyId: CopyId, copies: readonly Child[]): Promise<void> {
  const folders = copies.filter((copy) => copy.kind === "folder");
  const rows = folders.map(({ id, sourceId }) => ({
    copy_id: copyId,
    source_id: sourceId,
    target_id: id,
    after: null,
  }));
  if (rows.length > 0) await filesTx(tx).insertInto("copy_folders").values(rows).execute();
}

type OpenFolder = { copyId: CopyId; targetId: NodeId };

async function forgetFolder(tx: Tx, { copyId, targetId }: OpenFolder): Promise<void> {
  const open = filesTx(tx).deleteFrom("copy_folders");
  await open.where("copy_id", "=", copyId).where("target_id", "=", targetId).execute();
}

async function noteProgress(tx: Tx, { copyId, targetId }: OpenFolder, after: NodeId): Promise<void> {
  const open = filesTx(tx).updateTable("copy_folders").set({ after });
  await open.where("copy_id", "=", copyId).where("target_id", "=", targetId).execute();
}

/** The hidden top is marked deleted, so a copy into its own original does not find itself. */
async function childrenAfter(tx: Tx, folderId: NodeId, after: NodeId | null, limit: number) {
  return tx
    .selectFrom("nodes")
    .select(["id", "kind"])
    .where("parent_id", "=", folderId)
    .where("deleted_at", "is", null)
    .$if(after !== null, (nodes) => nodes.where("id", ">", after as NodeId))
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Everything is there: it becomes visible as a whole, under a name that is free by now. */
async function appear(
  kit: FilesKit,
  tx: Tx,
  { author, job, copy }: { author: PersonPrincipal; job: CopyJob; copy: Copy },
): Promise<Step> {
  const { topId, parentId, spaceId } = copy;
  const onConflict = job.onConflict === "replace" ? "replace" : "keep-both";
  if (onConflict === "replace") await lockTree(tx, spaceId);
  if (!(await lockFolders(tx, [parentId]))) return { kind: "impossible" };
  const place = { folderId: parentId, spaceId, name: job.name, except: job.sourceId };
  const named = await placeName(kit, tx, { principal: author, onConflict }, place);
  if (named.kind !== "name") throw new Error(`copy ${copy.id} found no name`);
  await tx
    .updateTable("nodes")
    .set({ deleted_at: null, name: named.name, name_key: nameKey(named.name) })
    .where("id", "=", topId)
    .execute();
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: topId, parentId, op: "created" }]);
  await filesTx(tx).deleteFrom("copies").where("id", "=", copy.id).execute();
  await settleRoom(tx, spaceId, { promised: copy.reservedBytes, used: 0 });
  return { kind: "done" };
}

/** Takes away what was copied so far, and gives the promised room back. */
async function giveUp(kit: FilesKit, copyId: CopyId): Promise<void> {
  await kit.write({ kind: "operator" }, null, async (tx) => {
    const copy = await filesTx(tx).deleteFrom("copies").where("id", "=", copyId).returningAll().executeTakeFirst();
    if (copy === undefined) return;
    await kit.jobs.enqueue(tx, "files.purge", { nodeId: copy.top_id });
    await settleRoom(tx, copy.space_id, { promised: copy.reserved_bytes, used: 0 });
  });
}
