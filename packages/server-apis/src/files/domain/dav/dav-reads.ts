import type { NodeId } from "../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { Db } from "../../../kit/sql/database.ts";
import { filesDb } from "../files-database.ts";

/** What a client has of a document. */
export type DavRead = {
  sequence: number;
  /** What it sent itself since, where merging made something else of that; null otherwise. */
  own: Uint8Array | null;
};

/** Documents that are remembered of one client; the one it has not used for longest goes. */
const mostOfClient = 100;
/** A client that has not read a document for so long reads it again before it writes. */
const rememberedMs = 7 * 24 * 60 * 60 * 1000;

/** Remembers what the client has of the document from now on. */
export async function noteRead(
  db: Db,
  principal: PersonPrincipal,
  { nodeId, sequence, own, at }: DavRead & { nodeId: NodeId; at: Date },
): Promise<void> {
  const { personId, appId } = clientOf(principal);
  const reads = filesDb(db);
  await reads
    .insertInto("dav_reads")
    .values({ node_id: nodeId, person_id: personId, app_id: appId, sequence, own, at })
    .onConflict((conflict) => conflict.columns(["node_id", "person_id", "app_id"]).doUpdateSet({ sequence, own, at }))
    .execute();
  await reads
    .deleteFrom("dav_reads")
    .where("person_id", "=", personId)
    .where("app_id", "=", appId)
    .where("at", "<", (older) =>
      older
        .selectFrom("dav_reads as r")
        .select("r.at")
        .where("r.person_id", "=", personId)
        .where("r.app_id", "=", appId)
        .orderBy("r.at", "desc")
        .offset(mostOfClient - 1)
        .limit(1),
    )
    .execute();
}

/** Null when the client has not read it, or too long ago. */
export async function findRead(db: Db, principal: PersonPrincipal, nodeId: NodeId, now: Date): Promise<DavRead | null> {
  const { personId, appId } = clientOf(principal);
  const read = await filesDb(db)
    .selectFrom("dav_reads")
    .select(["sequence", "own"])
    .where("node_id", "=", nodeId)
    .where("person_id", "=", personId)
    .where("app_id", "=", appId)
    .where("at", ">", oldest(now))
    .executeTakeFirst();
  return read ?? null;
}

/** Forgets what is too old; writes nothing where there is none. */
export async function reapReads(db: Db, now: Date): Promise<void> {
  await filesDb(db).deleteFrom("dav_reads").where("at", "<=", oldest(now)).execute();
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - rememberedMs);
}

/** Programs that use the same token are one client: nothing else tells them apart. */
function clientOf({ personId, appId }: PersonPrincipal) {
  return { personId, appId: appId ?? ("" as const) };
}
