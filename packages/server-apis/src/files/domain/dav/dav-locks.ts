import { sql } from "kysely";
import type { NodeId, PersonId, SpaceId } from "../../../kit/ids.ts";
import type { Db, Tx } from "../../../kit/sql/database.ts";
import { filesDb } from "../files-database.ts";

export type DavLock = {
  /** `urn:uuid:…` (RFC 4918 §6.5). */
  token: string;
  nodeId: NodeId;
  personId: PersonId;
  scope: "exclusive" | "shared";
  /** Holds for all below it too. */
  isDeep: boolean;
  /** The `owner` element's content as the client wrote it. */
  ownerXml: string;
  timeoutSeconds: number;
  expiresAt: Date;
};

/** A write lock never stands longer, however long was asked for: its client may be gone for good. */
export const longestLockSeconds = 60 * 60;

type Row = {
  token: string;
  node_id: NodeId;
  person_id: PersonId;
  scope: "exclusive" | "shared";
  is_deep: boolean;
  owner_xml: string;
  timeout_s: number;
  expires_at: Date;
};

/** The locks that hold at this node: its own, and deep ones above it. */
export async function locksAt(db: Db, nodeId: NodeId, now: Date): Promise<DavLock[]> {
  const { rows } = await sql<Row>`
    with recursive up as (
      select id, parent_id from nodes where id = ${nodeId}
      union all
      select n.id, n.parent_id from nodes n join up on n.id = up.parent_id
    )
    select l.* from dav_locks l join up on up.id = l.node_id
    where l.expires_at > ${now} and (l.is_deep or l.node_id = ${nodeId})
    order by l.token`.execute(db);
  return rows.map(toLock);
}

/** The locks on these very nodes, and none from above: what a listing shows of its members beside what holds for them all. */
export async function locksOn(db: Db, nodeIds: readonly NodeId[], now: Date): Promise<ReadonlyMap<NodeId, DavLock[]>> {
  if (nodeIds.length === 0) return new Map();
  const rows = await filesDb(db)
    .selectFrom("dav_locks")
    .selectAll()
    .where("node_id", "=", sql<NodeId>`any(${sql.val([...nodeIds])}::uuid[])`)
    .where("expires_at", ">", now)
    .orderBy("token")
    .execute();
  return Map.groupBy(rows.map(toLock), (lock) => lock.nodeId);
}

/** The locks on anything below this node, what is in the trash aside: who takes the node away takes that away too. */
export async function locksBelow(db: Db, nodeId: NodeId, spaceId: SpaceId, now: Date): Promise<DavLock[]> {
  const { rows } = await sql<Row>`
    with recursive up as (
      select l.token, n.parent_id from dav_locks l join nodes n on n.id = l.node_id
      where l.space_id = ${spaceId} and l.expires_at > ${now} and l.node_id <> ${nodeId} and n.deleted_at is null
      union all
      select up.token, n.parent_id from up join nodes n on n.id = up.parent_id and n.deleted_at is null
    )
    select distinct l.* from dav_locks l join up on up.token = l.token where up.parent_id = ${nodeId}
    order by l.token`.execute(db);
  return rows.map(toLock);
}

export type NewLock = Omit<DavLock, "expiresAt"> & { spaceId: SpaceId };

/** Writes the lock; whoever calls has looked for others that it would meet, under the tree's lock. Old ones of the space go. */
export async function insertLock(tx: Tx, lock: NewLock, now: Date): Promise<DavLock> {
  const expiresAt = new Date(now.getTime() + lock.timeoutSeconds * 1000);
  const tables = filesDb(tx);
  await tables.deleteFrom("dav_locks").where("space_id", "=", lock.spaceId).where("expires_at", "<=", now).execute();
  await tables
    .insertInto("dav_locks")
    .values({
      token: lock.token,
      node_id: lock.nodeId,
      space_id: lock.spaceId,
      person_id: lock.personId,
      scope: lock.scope,
      is_deep: lock.isDeep,
      owner_xml: lock.ownerXml,
      timeout_s: lock.timeoutSeconds,
      expires_at: expiresAt,
    })
    .execute();
  return { ...lock, expiresAt };
}

export async function extendLock(tx: Tx, token: string, timeoutSeconds: number, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + timeoutSeconds * 1000);
  await filesDb(tx)
    .updateTable("dav_locks")
    .set({ timeout_s: timeoutSeconds, expires_at: expiresAt })
    .where("token", "=", token)
    .execute();
}

export async function deleteLock(tx: Tx, token: string): Promise<void> {
  await filesDb(tx).deleteFrom("dav_locks").where("token", "=", token).execute();
}

function toLock(row: Row): DavLock {
  return {
    token: row.token,
    nodeId: row.node_id,
    personId: row.person_id,
    scope: row.scope,
    isDeep: row.is_deep,
    ownerXml: row.owner_xml,
    timeoutSeconds: row.timeout_s,
    expiresAt: row.expires_at,
  };
}
