import { sql } from "kysely";
import { type NodeId, parseId, type SpaceId } from "../../../kit/ids.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Db, NodeKind } from "../../../kit/sql/database.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { type Authorised, authorise, authoriseDeleted } from "../tree/authorise.ts";

/** An entry of the trash, and where it was. */
export type Entry = {
  id: NodeId;
  kind: NodeKind;
  name: string;
  parentId: NodeId;
  /** Whose root it lies below. */
  spaceId: SpaceId;
  /** The space that its row is counted to: after a move, another one for a while. */
  countedBy: SpaceId;
};

/** What people throw out of a folder that they share by a link is not for who has the link. */
const forPeople: Denied = { kind: "denied", lacking: "person", missingScope: "files.write", grantRequest: null };

/** May the principal see what was deleted from this folder and below it? Takes write access: to a reader it would be gone. */
export async function authoriseTrash(
  db: Db,
  principal: Principal,
  withinId: string,
): Promise<Authorised | Denied | NodeNotFound> {
  const allowed = await authorise(db, principal, "write", withinId);
  return allowed.kind === "allow" && principal.kind !== "person" ? forPeople : allowed;
}

/**
 * May the principal act on this entry of the trash? Takes write access to the folder it was deleted from, be that in the trash by now too. What
 * lies below something that is being taken away for good is not there any more.
 */
export async function authoriseEntry(
  db: Db,
  principal: Principal,
  id: string,
): Promise<{ kind: "allow"; entry: Entry } | Denied | NodeNotFound> {
  const nodeId = parseId<NodeId>(id);
  const row = nodeId === null ? undefined : await findEntry(db, nodeId);
  if (row === undefined) return { kind: "node-not-found", id };
  const allowed = await authoriseDeleted(db, principal, "write", row.parent_id);
  if (allowed.kind === "node-not-found") return { kind: "node-not-found", id };
  // To whoever may only read there, what is in the trash does not exist.
  if (allowed.kind === "denied") return allowed.lacking === "person" ? { kind: "node-not-found", id } : allowed;
  if (principal.kind !== "person") return forPeople;
  if (await isGoing(db, row.parent_id)) return { kind: "node-not-found", id };
  const { node_id, parent_id: parentId, name, space_id: countedBy, kind } = row;
  const { spaceId } = allowed.node;
  return { kind: "allow", entry: { id: node_id, kind, name, parentId, spaceId, countedBy } };
}

async function findEntry(db: Db, nodeId: NodeId) {
  return filesDb(db)
    .selectFrom("trash as t")
    .innerJoin("nodes as n", "n.id", "t.node_id")
    .select(["t.node_id", "t.parent_id", "n.name", "n.space_id", "n.kind"])
    .where("t.node_id", "=", nodeId)
    .executeTakeFirst();
}

/** Is this folder, or one above it, being taken away: deleted, and not in the trash? */
async function isGoing(db: Db, folderId: NodeId): Promise<boolean> {
  const { rows } = await sql`
    with recursive up as (
      select id, parent_id, deleted_at from nodes where id = ${folderId}
      union all
      select n.id, n.parent_id, n.deleted_at from up join nodes n on n.id = up.parent_id
    )
    select 1 from up where deleted_at is not null and not exists (select from trash t where t.node_id = up.id)`.execute(
    db,
  );
  return rows.length > 0;
}
