import { sql } from "kysely";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { authorise } from "../tree/authorise.ts";
import { foldersBelow } from "../tree/folders-below.ts";
import { readerOf, readNodes, toTreeNode } from "../tree/read-nodes.ts";
import type { DocumentNode } from "../tree/tree-node.ts";

export type ListDocumentsOutcome =
  | { kind: "documents"; documents: DocumentNode[]; hasMore: boolean }
  | NodeNotFound
  | Denied;

/** An app shows them as one list; a folder of more is for `listChildren`. */
const mostDocuments = 1_000;

/** The documents below a folder, at any depth, by name; of one declared schema, or all of them (null). At most a thousand. */
export async function listDocuments(
  kit: Kit,
  principal: Principal,
  query: { withinId: string; schemaName: string | null },
): Promise<ListDocumentsOutcome> {
  const allowed = await authorise(kit.db, principal, "read", query.withinId);
  if (allowed.kind !== "allow") return allowed;
  const isAsked = query.schemaName === null ? sql`true` : sql`schema_name = ${query.schemaName}`;
  const below = sql`
    n.id = any(array(
      with recursive ${foldersBelow(allowed.node.id)}
      select d.id from folders cross join lateral (
        select id, name_key from nodes
        where parent_id = folders.id and kind = 'document' and deleted_at is null and ${isAsked} offset 0
      ) d
      order by d.name_key, d.id limit ${sql.lit(mostDocuments + 1)}
    )) order by n.name_key, n.id`;
  const rows = await readNodes(kit.db, below, readerOf(principal));
  const documents = rows
    .slice(0, mostDocuments)
    .map((row) => toTreeNode(row, allowed.access))
    .filter((node) => node.kind === "document");
  return { kind: "documents", documents, hasMore: rows.length > mostDocuments };
}
