import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db, Tx } from "../../../kit/sql/database.ts";
import { filesDb } from "../files-database.ts";

export type PropertyName = { namespace: string; name: string };

/** A property that a client made up: kept as it was written, `xml` being the whole element. */
export type DeadProperty = PropertyName & { xml: string };

export type PropertyChange = ({ op: "set" } & DeadProperty) | ({ op: "remove" } & PropertyName);

/** What a node may have of them: they are no file store. */
export const propertyLimits = { count: 200, xmlBytes: 64 * 1024 };

export async function propertiesOf(
  db: Db,
  nodeIds: readonly NodeId[],
): Promise<ReadonlyMap<NodeId, readonly DeadProperty[]>> {
  if (nodeIds.length === 0) return new Map();
  const rows = await filesDb(db)
    .selectFrom("dav_properties")
    .selectAll()
    .where("node_id", "=", sql<NodeId>`any(${sql.val([...nodeIds])}::uuid[])`)
    .orderBy("namespace")
    .orderBy("name")
    .execute();
  const found = new Map<NodeId, DeadProperty[]>();
  for (const { node_id: nodeId, namespace, name, xml } of rows) {
    const held = found.get(nodeId) ?? [];
    held.push({ namespace, name, xml });
    found.set(nodeId, held);
  }
  return found;
}

/** In their order, so that a later change of the same property wins. False when the node would have too many. */
export async function changeProperties(tx: Tx, nodeId: NodeId, changes: readonly PropertyChange[]): Promise<boolean> {
  const tables = filesDb(tx);
  for (const change of changes) {
    const { namespace, name } = change;
    if (change.op === "remove") {
      await tables
        .deleteFrom("dav_properties")
        .where("node_id", "=", nodeId)
        .where("namespace", "=", namespace)
        .where("name", "=", name)
        .execute();
      continue;
    }
    await tables
      .insertInto("dav_properties")
      .values({ node_id: nodeId, namespace, name, xml: change.xml })
      .onConflict((conflict) => conflict.columns(["node_id", "namespace", "name"]).doUpdateSet({ xml: change.xml }))
      .execute();
  }
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from dav_properties where node_id = ${nodeId}`.execute(tx);
  return (rows[0]?.count ?? 0) <= propertyLimits.count;
}

/** The copy's are those of the original (RFC 4918 §9.8.2). */
export async function copyProperties(tx: Tx, from: NodeId, to: NodeId): Promise<void> {
  await sql`
    insert into dav_properties (node_id, namespace, name, xml)
    select ${to}, namespace, name, xml from dav_properties where node_id = ${from}
    on conflict do nothing`.execute(tx);
}
