import type { NodeId, PersonId, SpaceId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { insertFolder } from "./insert-folder.ts";

/** Shown where a root needs a name; the root's own name never takes part in a path. */
const rootName = "Files";

/** Makes the person's space with its root; a person who has one keeps it as it is. */
export async function createSpace(kit: Kit, tx: Tx, personId: PersonId, limitBytes: number | null): Promise<void> {
  const [spaceId, rootId] = [kit.newId<SpaceId>(), kit.newId<NodeId>()];
  const made = await tx
    .insertInto("spaces")
    .values({
      id: spaceId,
      owner_id: personId,
      root_id: rootId,
      limit_bytes: limitBytes,
      used_bytes: 0,
      reserved_bytes: 0,
    })
    .onConflict((conflict) => conflict.column("owner_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) return;
  await insertFolder(kit, tx, { id: rootId, parentId: null, spaceId, name: rootName, level: 0 });
}
