import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Db, Tx } from "../../../kit/sql/database.ts";
import type { Denied, NameInvalid, NameTaken, NodeNotFound, NotAFolder, QuotaExceeded, TooDeep } from "../failures.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import type { FilesKit } from "../files-kit.ts";
import { type Authorised, authorise } from "./authorise.ts";
import { cleanName } from "./clean-name.ts";
import { type Copied, insertCopies } from "./insert-copies.ts";
import { levelBelow, noteLevel } from "./levels.ts";
import { lockFolders, lockTree } from "./locks.ts";
import { nameKey } from "./name-key.ts";
import { type NodeSkipped, type OnConflict, placeName } from "./place-name.ts";
import { readerOf, readNode } from "./read-nodes.ts";
import { takeRoom } from "./room.ts";
import { startCopy } from "./start-copy.ts";
import type { TreeNode } from "./tree-node.ts";

export type CopyNodeOutcome =
  | { kind: "node-copied"; node: TreeNode }
  /** It appears with this id once everything is there. */
  | { kind: "copy-started"; id: NodeId }
  | NodeSkipped
  | NameTaken
  | NameInvalid
  | NodeNotFound
  | NotAFolder
  | TooDeep
  | QuotaExceeded
  | Denied;

export type Copying = {
  id: string;
  parentId: string;
  /** Null: that of the original. */
  name: string | null;
  onConflict: OnConflict;
};

/** What one transaction copies; more is copied by a job. */
const copiedAtOnce = 2_000;

/**
 * The newest content of a file or a document, or a folder with everything in it, once more. Sees the folder as it was while it was copied, is there as a whole or
 * not at all, and has its room beforehand. Needs no more than to read the original.
 */
export async function copyNode(
  kit: FilesKit,
  principal: Principal,
  input: Copying & { idempotencyKey: string | null },
): Promise<CopyNodeOutcome> {
  const { idempotencyKey: key, ...copying } = input;
  const largeBytes = await bytesIfLarge(kit, principal, copying);
  return outcomeOf<CopyNodeOutcome, QuotaExceeded | NodeNotFound>(
    kit.write<CopyNodeOutcome>(principal, { key, operation: "copyNode", input: copying }, async (tx) => {
      const ends = await authoriseEnds(tx, principal, copying);
      if (ends.kind !== "allow") return ends;
      const cleaned = copying.name === null ? null : cleanName(copying.name);
      if (cleaned?.kind === "name-invalid") return cleaned;
      if (copying.onConflict === "replace") await lockTree(tx, ends.to.node.spaceId);
      return place(kit, tx, { ...ends, onConflict: copying.onConflict, name: cleaned?.name ?? null, largeBytes });
    }),
  );
}

type Ends = { author: PersonPrincipal; from: Authorised; to: Authorised };

async function authoriseEnds(
  db: Db,
  principal: Principal,
  { id, parentId }: Copying,
): Promise<({ kind: "allow" } & Ends) | Denied | NodeNotFound | NotAFolder> {
  const from = await authorise(db, principal, "read", id);
  if (from.kind !== "allow") return from;
  const to = await authorise(db, principal, "write", parentId);
  if (to.kind !== "allow") return to;
  if (to.node.kind !== "folder") return { kind: "not-a-folder", id: to.node.id };
  // A version has a person for its author, and a link has none.
  if (principal.kind !== "person")
    return { kind: "denied", lacking: "person", missingScope: "files.write", grantRequest: null };
  return { kind: "allow", author: principal, from, to };
}

type Placing = Ends & { onConflict: OnConflict; name: string | null; largeBytes: number | null };

async function place(kit: FilesKit, tx: Tx, placing: Placing): Promise<CopyNodeOutcome> {
  const { author, from, to, onConflict } = placing;
  const [sourceId, { id: parentId, spaceId }] = [from.node.id, to.node];
  const placed = from.node.kind === "folder" ? await levelBelow(tx, sourceId, parentId) : null;
  if (placed?.kind === "too-deep") return placed;
  if (!(await lockFolders(tx, [parentId]))) return { kind: "node-not-found", id: parentId };
  const source = await tx.selectFrom("nodes").select("name").where("id", "=", sourceId).executeTakeFirst();
  if (source === undefined) return { kind: "node-not-found", id: sourceId };
  const name = placing.name ?? source.name;
  const tree = placing.largeBytes === null ? await readTree(tx, sourceId, copiedAtOnce + 1) : null;
  const how = { principal: author, onConflict };
  const named = await placeName(kit, tx, how, { folderId: parentId, spaceId, name, except: sourceId });
  if (named.kind !== "name") return named;
  const top = { id: kit.newId<NodeId>(), sourceId, parentId };
  const level = placed?.level ?? 0;
  if (tree !== null && tree.length < copiedAtOnce) {
    const below = copiesBelow(kit, top, tree);
    await copyAtOnce(kit, tx, [top, ...below], { author, spaceId, name: named.name, level });
    return { kind: "node-copied", node: await readNode(tx, top.id, to.access, readerOf(author)) };
  }
  const bytes = placing.largeBytes ?? (await headBytes(tx, sourceId));
  return startCopy(kit, tx, top, { author, spaceId, name, onConflict, bytes, level });
}

/** The first is the top, which gets the name. Takes the transaction back where it is gone by now, or where there is no room. */
async function copyAtOnce(
  kit: FilesKit,
  tx: Tx,
  [top, ...below]: readonly [Copied, ...Copied[]],
  how: { author: PersonPrincipal; spaceId: SpaceId; name: string; level: number },
): Promise<void> {
  const { author, spaceId, name } = how;
  const written = { name, key: nameKey(name), hidden: false };
  const { made, bytes } = await insertCopies(kit, tx, [top], { spaceId, author, top: written });
  if (!made.has(top.id)) takeBack({ kind: "node-not-found", id: top.sourceId });
  const others = await insertCopies(kit, tx, below, { spaceId, author });
  const { id: entityId, parentId } = top;
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId, parentId, op: "created" }]);
  const refused = await takeRoom(tx, spaceId, bytes + others.bytes);
  if (refused !== null) takeBack(refused);
  await noteLevel(tx, spaceId, how.level);
}

type TreeRow = { id: NodeId; parent_id: NodeId };

/** What hangs below a node, parents before children; at most so many. */
async function readTree(db: Db, id: NodeId, atMost: number): Promise<TreeRow[]> {
  const { rows } = await sql<TreeRow>`
    with recursive down as (
      select id, parent_id, kind from nodes where id = ${id}
      union all
      select n.id, n.parent_id, n.kind from down cross join lateral (
        select id, parent_id, kind from nodes where parent_id = down.id and deleted_at is null offset 0
      ) n
    )
    select id, parent_id from down limit ${atMost}`.execute(db);
  return rows.slice(1);
}

function copiesBelow(kit: FilesKit, top: Copied, tree: readonly TreeRow[]): Copied[] {
  const made = new Map([[top.sourceId, top.id]]);
  return tree.map(({ id: sourceId, parent_id: from }) => {
    const [id, parentId] = [kit.newId<NodeId>(), made.get(from)];
    if (parentId === undefined) throw new Error(`node ${sourceId} came before its folder`);
    made.set(sourceId, id);
    return { id, sourceId, parentId };
  });
}

/** How many bytes a job would copy; null for what one transaction can, and for whoever may not copy: the transaction tells them. */
async function bytesIfLarge(kit: FilesKit, principal: Principal, copying: Copying): Promise<number | null> {
  const from = await authorise(kit.db, principal, "read", copying.id);
  if (from.kind !== "allow" || from.node.kind !== "folder") return null;
  const tree = await readTree(kit.db, from.node.id, copiedAtOnce + 1);
  return tree.length < copiedAtOnce ? null : headBytes(kit.db, from.node.id);
}

/** Of the newest contents of all files below a folder; of documents what they count, which is no less than their copies will. */
async function headBytes(db: Db, id: NodeId): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    with recursive down as (
      select id, kind, size, counted_bytes from nodes where id = ${id}
      union all
      select n.id, n.kind, n.size, n.counted_bytes from down cross join lateral (
        select id, kind, size, counted_bytes from nodes where parent_id = down.id and deleted_at is null offset 0
      ) n
    )
    select coalesce(sum(case kind when 'document' then counted_bytes else size end), 0)::text as bytes from down`.execute(
    db,
  );
  return Number(rows[0]?.bytes ?? 0);
}
