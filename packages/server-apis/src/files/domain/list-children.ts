import { type ExpressionBuilder, sql } from "kysely";
import type { NodeId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Principal } from "../../kit/principal.ts";
import type { FilesDatabase } from "./files-database.ts";
import { type Authorised, authorise } from "./authorise.ts";
import { type ChildOrder, type ChildPosition, decodeChildCursor, encodeChildCursor } from "./child-cursor.ts";
import type { Denied, InvalidCursor, NodeNotFound } from "./failures.ts";
import { selectNodes, toTreeNode } from "./read-nodes.ts";
import { strongerGrants } from "./stronger-grants.ts";
import type { TreeNode } from "./tree-node.ts";

export type ListChildrenOutcome =
  | {
      kind: "page";
      nodes: TreeNode[];
      /** Null on the last page. */
      endCursor: string | null;
    }
  | NodeNotFound
  | Denied
  | InvalidCursor;

/** The most rows of one page. */
export const largestPage = 1_000;

type Sorting = { column: "name_key" | "modified_at" | "size"; direction: "asc" | "desc" };

const sortings: Record<ChildOrder, Sorting> = {
  "name-asc": { column: "name_key", direction: "asc" },
  "name-desc": { column: "name_key", direction: "desc" },
  "modified-asc": { column: "modified_at", direction: "asc" },
  "modified-desc": { column: "modified_at", direction: "desc" },
  "size-asc": { column: "size", direction: "asc" },
  "size-desc": { column: "size", direction: "desc" },
};

/**
 * A page of what a folder holds: folders first, each kind in the order asked for. `first` is brought into 1 to 1,000. A file holds nothing,
 * and that is an answer.
 */
export async function listChildren(
  kit: Kit,
  principal: Principal,
  query: { folderId: string; first: number; after: string | null; order: ChildOrder },
): Promise<ListChildrenOutcome> {
  const allowed = await authorise(kit.db, principal, "read", query.folderId);
  if (allowed.kind !== "allow") return allowed;
  const folderId = allowed.node.id;
  const after = query.after === null ? null : decodeChildCursor(folderId, query.order, query.after);
  if (after === null && query.after !== null) return { kind: "invalid-cursor" };
  const first = Math.min(Math.max(query.first, 1), largestPage);
  const rows = await readRows(kit, { folderId, sorting: sortings[query.order], after, limit: first + 1 });
  const page = rows.slice(0, first);
  const last = page.at(-1);
  const endCursor =
    last === undefined || rows.length <= first
      ? null
      : encodeChildCursor(folderId, query.order, position(last, query.order));
  return { kind: "page", nodes: await withAccess(kit, principal, allowed, page), endCursor };
}

type Rows = Awaited<ReturnType<typeof readKind>>;
type Reading = { folderId: NodeId; sorting: Sorting; after: ChildPosition | null; limit: number };

/** Folders, then files: two index scans at most, each in either direction, wherever the page lies. */
async function readRows(kit: Kit, reading: Reading): Promise<Rows> {
  const folders = reading.after?.kind === "file" ? [] : await readKind(kit, "folder", reading);
  if (folders.length === reading.limit) return folders;
  const after = reading.after?.kind === "file" ? reading.after : null;
  return [...folders, ...(await readKind(kit, "file", { ...reading, after, limit: reading.limit - folders.length }))];
}

function readKind(kit: Kit, kind: "folder" | "file", reading: Reading) {
  const { folderId, sorting, after, limit } = reading;
  return selectNodes(kit.db)
    .select("n.name_key")
    .where("n.parent_id", "=", folderId)
    .where("n.kind", "=", kind)
    .$if(after !== null, (rows) => rows.where((eb) => isBeyond(eb as never, sorting, after as ChildPosition)))
    .orderBy(`n.${sorting.column}`, sorting.direction)
    .orderBy("n.id", sorting.direction)
    .limit(limit)
    .execute();
}

function isBeyond(eb: ExpressionBuilder<FilesDatabase, never>, sorting: Sorting, after: ChildPosition) {
  const comparison = sorting.direction === "asc" ? ">" : "<";
  const key = sorting.column === "modified_at" ? sql`${after.key}::timestamptz` : eb.val(after.key);
  return sql<boolean>`(n.${sql.ref(sorting.column)}, n.id) ${sql.raw(comparison)} (${key}, ${after.id}::uuid)`;
}

function position(row: Rows[number], order: ChildOrder): ChildPosition {
  const { column } = sortings[order];
  const key = column === "modified_at" ? row.modified_at.toISOString() : row[column];
  return { kind: row.kind, key, id: row.id };
}

/** An app may do more with single rows than with their folder, where it was granted them by themselves. */
async function withAccess(kit: Kit, principal: Principal, folder: Authorised, rows: Rows): Promise<TreeNode[]> {
  const ids = rows.map((row) => row.id);
  const writable = folder.access === "read" ? await strongerGrants(kit, principal, ids) : new Set<NodeId>();
  return rows.map((row) => toTreeNode(row, writable.has(row.id) ? "write" : folder.access));
}
