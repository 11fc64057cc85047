import type { Db, NodeId, PersonId } from "@mows/server-apis/memory";

/** The node at an absolute path of the person's space. Throws with the part that is not there. */
export async function nodeAt(db: Db, personId: PersonId, path: string): Promise<NodeId> {
  const { root_id: rootId } = await db
    .selectFrom("spaces")
    .select("root_id")
    .where("owner_id", "=", personId)
    .executeTakeFirstOrThrow();
  let id = rootId;
  for (const name of path.split("/").filter((part) => part !== "")) {
    const child = await db
      .selectFrom("nodes")
      .select("id")
      .where("parent_id", "=", id)
      .where("name", "=", name)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (child === undefined) throw new Error(`there is no “${name}” on the way to ${path}`);
    id = child.id;
  }
  return id;
}
