import { type RawBuilder, sql } from "kysely";
import { grantedAmong } from "../../../kit/grants/tree-tops.ts";
import type { NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { NodeKind } from "../../../kit/sql/database.ts";
import { type Authorised, authorise } from "./authorise.ts";
import { type ChildOrder, type ChildPosition, decodeChildCursor, encodeChildCursor } from "./child-cursor.ts";
import type { Denied, InvalidCursor, NodeNotFound } from "../failures.ts";
import { isoMoment } from "./iso-moment.ts";
import { type NodeRow, nodeRows, parseNodeRows, type Reader, readerOf, toTreeNode } from "./read-nodes.ts";
import type { TreeNode } from "./tree-node.ts";
import { withTargets } from "./with-targets.ts";

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
 * A page of what a folder holds: folders first, then links, then files and documents, each section in the order asked for. `first` is brought into 1 to 1,000. A file holds nothing,
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
  const reader = readerOf(principal);
  const rows = await readRows(kit, { folderId, sorting: sortings[query.order], after, limit: first + 1, reader });
  const page = rows.slice(0, first);
  const last = page.at(-1);
  const endCursor =
    last === undefined || rows.length <= first
      ? null
      : encodeChildCursor(folderId, query.order, position(last, query.order));
  return { kind: "page", nodes: await withAccess(kit, principal, allowed, page), endCursor };
}

type Reading = { folderId: NodeId; sorting: Sorting; after: ChildPosition | null; limit: number; reader: Reader };

/** What is listed together, in the order of the sections. */
const sections = [["folder"], ["link"], ["file", "document"]] as const satisfies readonly (readonly NodeKind[])[];

type Section = (typeof sections)[number];

/** Section by section in one round trip: an index scan for each kind, in either direction, wherever the page lies. */
async function readRows(kit: Kit, { after, ...reading }: Reading): Promise<NodeRow[]> {
  const begun = after === null ? 0 : sections.findIndex((section: readonly NodeKind[]) => section.includes(after.kind));
  const [folders, links, files] = sections.map((section, index) => {
    if (index < begun) return sql<string>`'[]'`;
    const { narrowed, ...from } = ofSection(section, { ...reading, after: index === begun ? after : null });
    return sql<string>`(${nodeRows(narrowed, reading.reader, from)})`;
  });
  const { rows } = await sql<{ folders: string; links: string; files: string }>`
    select ${folders} as folders, ${links} as links, ${files} as files`.execute(kit.db);
  const [row] = rows;
  if (row === undefined) throw new Error("a select of values gave none");
  return [row.folders, row.links, row.files].flatMap(parseNodeRows);
}

/**
 * Written so that PostgreSQL plans it once: it prepares one plan for all values only where that looks no dearer than one made for each, and it
 * looks so when the limit is known and the values, hidden in selects of their own, are not. The indexes order by kind before all else, so of a
 * section with several kinds as many of each are read as there can be on the page, and these few are sorted together.
 */
function ofSection(section: Section, { folderId, sorting, after, limit }: Reading) {
  const [column, direction] = [sql.ref(`n.${sorting.column}`), sql.raw(sorting.direction)];
  const inOrder = sql`order by ${column} ${direction}, n.id ${direction} limit ${sql.lit(limit)}`;
  const [first, ...others] = section.map(
    (kind) => sql`
      n.parent_id = (select ${folderId}::uuid) and n.kind = ${sql.lit(kind)} and ${after === null ? sql`true` : isBeyond(sorting, after)}
      ${inOrder}`,
  );
  if (others.length === 0) return { narrowed: first ?? inOrder };
  const each = [first, ...others].map((kind) => sql`(select * from nodes n where n.deleted_at is null and ${kind})`);
  return { from: sql`(${sql.join(each, sql` union all `)})`, narrowed: sql`true ${inOrder}` };
}

function isBeyond({ column, direction }: Sorting, after: ChildPosition): RawBuilder<unknown> {
  const type = { name_key: sql`text`, modified_at: sql`timestamptz`, size: sql`bigint` }[column];
  const comparison = sql.raw(direction === "asc" ? ">" : "<");
  return sql`(${sql.ref(`n.${column}`)}, n.id) ${comparison} ((select ${after.key}::${type}), (select ${after.id}::uuid))`;
}

function position([id, , , , nameKey, kind, size, , , , modified]: NodeRow, order: ChildOrder): ChildPosition {
  const keys = { name_key: nameKey, modified_at: isoMoment(modified), size };
  return { kind, key: keys[sortings[order].column], id };
}

/** Single rows may have been granted by themselves, with more than their folder. */
async function withAccess(kit: Kit, principal: Principal, folder: Authorised, rows: NodeRow[]): Promise<TreeNode[]> {
  // Nobody may do more than manage, and no app more than write.
  const isMost = principal.kind !== "person" || folder.access === (principal.appId === null ? "manage" : "write");
  const ids = rows.map(([id]) => id);
  const granted = isMost ? null : await grantedAmong(kit.db, principal, ids);
  const nodes = rows.map((row) => toTreeNode(row, granted?.get(row[0]) ?? folder.access));
  return withTargets(kit.db, principal, nodes);
}
