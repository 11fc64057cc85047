import type { NodeId, SpaceId } from "../../../../kit/ids.ts";
import type { Kit } from "../../../../kit/kit.ts";
import type { Tx } from "../../../../kit/sql/database.ts";
import type { BatchFileFailure } from "../../failures.ts";
import { type ConflictPolicy, filesTx } from "../../files-database.ts";
import { hex } from "../../hex.ts";
import { freeName } from "../../tree/free-name.ts";
import { lockPresent } from "../../tree/locks.ts";
import { nameKey } from "../../tree/name-key.ts";
import type { PackedFile } from "./receive-batch.ts";

/** A file whose folder is locked; `name` is clean. */
export type Admitted = { file: PackedFile; spaceId: SpaceId; parentId: NodeId; name: string };

/** What becomes of a file of a batch. */
export type Plan =
  | { kind: "create" | "add-version"; admitted: Admitted; nodeId: NodeId; nodeName: string }
  | { kind: "skip"; nodeId: NodeId; nodeName: string }
  | { kind: "fail"; failure: BatchFileFailure };

type Holder = {
  nodeId: NodeId;
  nodeName: string;
  isFile: boolean;
  /** Of its newest content, hexadecimal; null where it is not known or does not matter. */
  sha256: string | null;
  /** It came, or got its content, with this batch. */
  isOfBatch: boolean;
};

/**
 * Decides, file by file and in their order, under which name each is kept, by the policy where that is taken. Of two of one name in the batch,
 * the later one meets the earlier one; it does not replace it. What may get a version is locked.
 */
export async function planBatch(
  kit: Pick<Kit, "newId">,
  tx: Tx,
  files: readonly Admitted[],
  conflict: ConflictPolicy,
): Promise<readonly Plan[]> {
  const holders = await findHolders(tx, files, conflict);
  const plans: Plan[] = [];
  for (const admitted of files) plans.push(await plan(kit, tx, { admitted, conflict, holders }));
  return plans;
}

type Work = { admitted: Admitted; conflict: ConflictPolicy; holders: Map<string, Holder> };

async function plan(kit: Pick<Kit, "newId">, tx: Tx, work: Work): Promise<Plan> {
  const { admitted, conflict, holders } = work;
  const { parentId, name, file } = admitted;
  const [slot, sha256] = [slotOf(parentId, name), hex(file.sha256)];
  const holder = holders.get(slot);
  if (holder !== undefined && conflict === "skip") return { kind: "skip", ...nodeOf(holder) };
  if (holder !== undefined && conflict === "replace" && holder.isFile) {
    if (holder.sha256 === sha256) return { kind: "skip", ...nodeOf(holder) };
    if (holder.isOfBatch)
      return { kind: "fail", failure: { kind: "name-taken", name: holder.nodeName, existingId: holder.nodeId } };
    holders.set(slot, { ...holder, sha256, isOfBatch: true });
    return { kind: "add-version", admitted, ...nodeOf(holder) };
  }
  const nodeName = holder === undefined ? name : await freeName(tx, parentId, name, promisedKeys(holders, parentId));
  const made = { nodeId: kit.newId<NodeId>(), nodeName };
  holders.set(slotOf(parentId, nodeName), { ...made, isFile: true, sha256, isOfBatch: true });
  return { kind: "create", admitted, ...made };
}

const nodeOf = ({ nodeId, nodeName }: Holder) => ({ nodeId, nodeName });

const slotOf = (parentId: NodeId, name: string) => `${parentId}/${nameKey(name)}`;

/** Keys of the names that are taken in a folder, as far as the batch has met them. */
function promisedKeys(holders: ReadonlyMap<string, Holder>, parentId: NodeId): string[] {
  const prefix = `${parentId}/`;
  return [...holders.keys()].filter((slot) => slot.startsWith(prefix)).map((slot) => slot.slice(prefix.length));
}

/** Who has the names that the batch wants. */
async function findHolders(tx: Tx, files: readonly Admitted[], conflict: ConflictPolicy): Promise<Map<string, Holder>> {
  if (files.length === 0) return new Map();
  const rows = await tx
    .selectFrom("nodes")
    .select(["id", "parent_id", "name", "name_key", "kind"])
    .where("parent_id", "in", [...new Set(files.map((file) => file.parentId))])
    .where("name_key", "in", [...new Set(files.map((file) => nameKey(file.name)))])
    .where("deleted_at", "is", null)
    .execute();
  const replaceable = conflict === "replace" ? rows.filter(isFile).map(({ id }) => id) : [];
  const hashes = await lockContents(tx, replaceable);
  return new Map(
    rows.map(({ id, parent_id: parentId, name, name_key: key, kind }) => [
      `${parentId}/${key}`,
      { nodeId: id, nodeName: name, isFile: kind === "file", sha256: hashes.get(id) ?? null, isOfBatch: false },
    ]),
  );
}

const isFile = ({ kind }: { kind: string }) => kind === "file";

/** Keeps these files' contents as they are, and tells the hashes of the newest ones. */
async function lockContents(tx: Tx, ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, string>> {
  const present = await lockPresent(tx, ids);
  if (present.size === 0) return new Map();
  const rows = await filesTx(tx)
    .selectFrom("nodes as n")
    .innerJoin("versions as v", (join) => join.onRef("v.node_id", "=", "n.id").onRef("v.n", "=", "n.head_version"))
    .innerJoin("blobs as b", "b.id", "v.blob_id")
    .select(["n.id", "b.sha256"])
    .where("n.id", "in", [...present])
    .execute();
  return new Map(rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [[id, hex(sha256)] as const])));
}
