import { sql } from "kysely";
import type { NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { SettledDocument } from "../../../kit/peers.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { saveText } from "../extraction/save-text.ts";

type Touched = { space_id: SpaceId; parent_id: NodeId | null; head_version: number };

/**
 * Writes down that a document changed, and tells of it once. One in the trash is written too, since it may come back; one that is gone is not,
 * and that is no failure: edits and purges go past each other.
 */
export async function touchDocument(
  kit: Kit,
  tx: Tx,
  id: NodeId,
  { modifiedAt, settled }: { modifiedAt: Date; settled?: SettledDocument },
): Promise<void> {
  const { rows } = await sql<Touched>`
    update nodes set
      modified_at = greatest(modified_at, ${modifiedAt}::timestamptz),
      head_version = head_version + 1,
      size = coalesce(${settled?.size ?? null}::bigint, size),
      export_sequence = ${settled?.sequence ?? null}::bigint
    where id = ${id} and kind = 'document'
    returning space_id, parent_id, head_version`.execute(tx);
  const [node] = rows;
  if (node === undefined) return;
  if (settled !== undefined) await saveText(tx, { nodeId: id, version: node.head_version, text: settled.text });
  const { space_id: spaceId, parent_id: parentId } = node;
  await kit.changes.append(tx, [{ spaceId, entity: "node", entityId: id, parentId, op: "updated" }]);
}
