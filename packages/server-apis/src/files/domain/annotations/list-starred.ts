import { sql } from "kysely";
import { accessToNodes } from "../../../kit/grants/visible-nodes.ts";
import type { NodeId, PersonId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Denied, InvalidCursor } from "../failures.ts";
import { decodeMomentCursor, encodeMomentCursor, type MomentPosition } from "../moment-cursor.ts";
import { largestPage } from "../tree/list-children.ts";
import { readNodes, toTreeNode } from "../tree/read-nodes.ts";
import type { TreeNode } from "../tree/tree-node.ts";
import { withTargets } from "../tree/with-targets.ts";

export type ListStarredOutcome = { kind: "page"; nodes: TreeNode[]; endCursor: string | null } | Denied | InvalidCursor;

/** What the person starred and may read, the latest star first; through an app, what that may read too. */
export async function listStarred(
  kit: Kit,
  principal: Principal,
  query: { first: number; after: string | null },
): Promise<ListStarredOutcome> {
  if (principal.kind !== "person") {
    const lacking = principal.kind === "anonymous" ? "anonymous" : "person";
    return { kind: "denied", lacking, missingScope: "files.read", grantRequest: null };
  }
  const { personId } = principal;
  let after = query.after === null ? null : decodeMomentCursor(personId, query.after);
  if (after === null && query.after !== null) return { kind: "invalid-cursor" };
  const first = Math.min(Math.max(query.first, 1), largestPage);
  const nodes: TreeNode[] = [];
  // What was starred and may not be read any more leaves gaps, which the next rows fill.
  for (;;) {
    const stars = await starsAfter(kit, personId, after, first);
    nodes.push(...(await readable(kit, principal, stars)));
    const last = stars.at(-1);
    if (last === undefined || stars.length < first) return { kind: "page", nodes, endCursor: null };
    after = last;
    if (nodes.length >= first) return { kind: "page", nodes, endCursor: encodeMomentCursor(personId, after) };
  }
}

async function starsAfter(
  kit: Kit,
  personId: PersonId,
  after: MomentPosition | null,
  limit: number,
): Promise<{ id: NodeId; at: Date }[]> {
  const isBeyond = after === null ? sql`true` : sql`(at, node_id) < (${after.at}, ${after.id}::uuid)`;
  const { rows } = await sql<{ id: NodeId; at: Date }>`
    select node_id as id, at from stars where person_id = ${personId} and ${isBeyond}
    order by at desc, node_id desc limit ${limit}`.execute(kit.db);
  return rows;
}

async function readable(
  kit: Kit,
  principal: Principal & { kind: "person" },
  stars: { id: NodeId }[],
): Promise<TreeNode[]> {
  const access = await accessToNodes(
    kit.db,
    principal,
    stars.map((star) => star.id),
  );
  const ids = sql.val([...access.keys()]);
  const rows = await readNodes(kit.db, sql`n.id = any(${ids}::uuid[])`, principal.personId);
  const found = new Map(rows.map((row) => [row[0], toTreeNode(row, access.get(row[0]) ?? "read")]));
  const nodes = stars.flatMap(({ id }) => found.get(id) ?? []);
  return withTargets(kit.db, principal, nodes);
}
