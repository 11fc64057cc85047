import { sql } from "kysely";
import type { GroupId, NodeId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { GroupSpaces } from "../../../kit/peers.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { discardUpload } from "../uploads/discard-upload.ts";
import { filesTx } from "../files-database.ts";
import { insertFolder } from "./insert-folder.ts";
import { lockTree } from "./locks.ts";
import { nameKey } from "./name-key.ts";

/** The spaces of groups. Their roots bear the groups' names, since a person has several of them side by side. */
export function groupSpaces(kit: Kit): GroupSpaces {
  return {
    async create(tx, groupId, name, limitBytes) {
      const [spaceId, rootId] = [kit.newId<SpaceId>(), kit.newId<NodeId>()];
      const bytes = { limit_bytes: limitBytes, used_bytes: 0, reserved_bytes: 0 };
      await tx
        .insertInto("spaces")
        .values({ id: spaceId, group_id: groupId, root_id: rootId, ...bytes })
        .execute();
      await insertFolder(kit, tx, { id: rootId, parentId: null, spaceId, name, level: 0 });
    },

    async rename(tx, groupId, name) {
      const space = await spaceOf(tx, groupId);
      await tx
        .updateTable("nodes")
        .set({ name, name_key: nameKey(name) })
        .where("id", "=", space.root_id)
        .where("name", "<>", name)
        .execute();
      await tell(kit, tx, space, "updated");
    },

    async delete(tx, groupId, { withFiles } = { withFiles: false }) {
      const { id } = await spaceOf(tx, groupId);
      await lockTree(tx, id);
      const space = await spaceOf(tx, groupId, true);
      const { rows } = await sql<{ count: number }>`
        with recursive down as (
          select id, kind from nodes where id = ${space.root_id} and deleted_at is null
          union all
          select n.id, n.kind from nodes n join down on n.parent_id = down.id where n.deleted_at is null
        )
        select count(*)::integer as count from down where kind not in ('folder', 'link')`.execute(tx);
      const fileCount = rows[0]?.count ?? 0;
      if (!withFiles && (fileCount > 0 || space.reserved_bytes > 0)) return { kind: "holds-files", fileCount };
      await tx.updateTable("nodes").set({ deleted_at: kit.clock.now() }).where("id", "=", space.root_id).execute();
      await tell(kit, tx, space, "deleted");
      const uploads = await filesTx(tx).selectFrom("uploads").select("id").where("space_id", "=", space.id).execute();
      for (const { id: uploadId } of uploads) await discardUpload(kit, tx, uploadId);
      await kit.jobs.enqueue(tx, "files.remove-space", { spaceId: space.id });
      return { kind: "deleted" };
    },
  };
}

type SpaceRow = { id: SpaceId; root_id: NodeId; reserved_bytes: number };

/** Locked, no upload into it begins or ends until the commit. */
async function spaceOf(tx: Tx, groupId: GroupId, locked = false): Promise<SpaceRow> {
  return tx
    .selectFrom("spaces")
    .select(["id", "root_id", "reserved_bytes"])
    .where("group_id", "=", groupId)
    .$if(locked, (spaces) => spaces.forUpdate())
    .executeTakeFirstOrThrow();
}

async function tell(kit: Kit, tx: Tx, space: SpaceRow, op: "updated" | "deleted"): Promise<void> {
  await kit.changes.append(tx, [{ spaceId: space.id, entity: "node", entityId: space.root_id, parentId: null, op }]);
}
