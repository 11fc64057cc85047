import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { NodeKind, Tx } from "../../../kit/sql/database.ts";
import { nameKey } from "./name-key.ts";

export type NewNode = {
  /** Where it is known already; a new one otherwise. */
  id?: NodeId;
  spaceId: SpaceId;
  /** Null for the root of a space. */
  parentId: NodeId | null;
  /** Known to be free, while the parent's lock is held. */
  name: string;
  kind: NodeKind;
  size?: number;
  mime?: string | null;
  headVersion?: number;
  /** Of a link. */
  targetId?: NodeId;
  /** Of a document. */
  schemaName?: string | null;
  exportSequence?: number | null;
};

/** Writes the row of a node and tells of it; what else belongs to its kind is the caller's. */
export async function insertNode(kit: Kit, tx: Tx, node: NewNode): Promise<{ id: NodeId; at: Date }> {
  const { id = kit.newId<NodeId>(), spaceId, parentId, name } = node;
  const at = kit.clock.now();
  await tx
    .insertInto("nodes")
    .values({
      id,
      space_id: spaceId,
      parent_id: parentId,
      name,
      name_key: nameKey(name),
      kind: node.kind,
      size: node.size ?? 0,
      mime: node.mime ?? null,
      head_version: node.headVersion ?? 0,
      created_at: at,
      modified_at: at,
      deleted_at: null,
      target_id: node.targetId ?? null,
      schema_name: node.schemaName ?? null,
      export_sequence: node.exportSequence ?? null,
    })
    .execute();
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: id, parentId, op: "created" }]);
  return { id, at };
}
