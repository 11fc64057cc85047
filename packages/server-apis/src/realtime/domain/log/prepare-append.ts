import { sql } from "kysely";
import type { AppId, NodeId, PersonId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Peers } from "../../../kit/peers.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Author } from "../hub/author.ts";
import { realtimeTx, type RealtimeTx } from "../realtime-database.ts";
import type { Preparation } from "./lane.ts";
import { lockDocument } from "./lock-document.ts";

/** Room is taken ahead in such pieces, so that edits seldom touch the row of their space. */
const aheadBytes = 64 * 1024;

/** Settling that is due for so long will not come. */
const staleMs = 60 * 60 * 1000;

export type Wanted = { id: NodeId; bytes: number; claims: ReadonlyMap<number, Author> };

/**
 * What an append needs beforehand: room in the space, owners of the Yjs clients that are new, and a job that settles the document when it is quiet
 * again. Null when there is no such document. Told room is all there is: less than was wanted means that the space is full.
 */
export async function prepareAppend(
  {
    kit,
    peers,
    settleAfterMs,
  }: { kit: Pick<Kit, "db" | "bus" | "clock" | "jobs">; peers: Peers; settleAfterMs: number },
  wanted: Wanted,
): Promise<Preparation | null> {
  const { preparation, began } = await kit.db.transaction().execute(async (tx) => {
    const tables = realtimeTx(tx);
    const document = await lockDocument(tx, wanted.id);
    if (document === null) return { preparation: null, began: false };
    const now = kit.clock.now();
    const dueAt = new Date(now.getTime() + settleAfterMs);
    const owners = await claimClients(tables, wanted, now);
    // A job that was given up settles nothing any more.
    const quiet = (document.settleDueAt?.getTime() ?? 0) < now.getTime() - staleMs;
    if (quiet) {
      await peers.documentNodes.touched(tx, wanted.id, { modifiedAt: now });
      await kit.jobs.enqueue(tx, "realtime.settle", { documentId: wanted.id }, dueAt);
    }
    const taken = await takeRoom(peers, tx, wanted, document.countedBytes - document.storedBytes);
    const { room } = await tables
      .updateTable("documents")
      .set((eb) => ({
        counted_bytes: eb("counted_bytes", "+", taken),
        settle_due_at: quiet ? eb.val(dueAt) : eb.fn.coalesce("settle_due_at", eb.val(dueAt)),
      }))
      .where("node_id", "=", wanted.id)
      .returning((eb) => eb("counted_bytes", "-", eb.ref("stored_bytes")).as("room"))
      .executeTakeFirstOrThrow();
    return { preparation: { roomBytes: room, owners }, began: quiet };
  });
  if (began) {
    kit.bus.publish("changes");
    kit.bus.publish("jobs");
  }
  return preparation;
}

/** Takes a piece ahead or, in a space that is nearly full, no more than is needed now; gives what it got. */
async function takeRoom(peers: Peers, tx: Tx, { id, bytes }: Wanted, roomBytes: number): Promise<number> {
  const needed = bytes - roomBytes;
  if (needed <= -aheadBytes / 4) return 0;
  const pieces = Math.max(1, Math.ceil(needed / aheadBytes)) * aheadBytes;
  if ((await peers.documentNodes.takeRoom(tx, id, pieces)) === null) return pieces;
  if (needed <= 0) return 0;
  return (await peers.documentNodes.takeRoom(tx, id, needed)) === null ? needed : 0;
}

/** The first who writes as a client is its owner from then on. */
async function claimClients(tx: RealtimeTx, { id, claims }: Wanted, now: Date): Promise<ReadonlyMap<number, Author>> {
  if (claims.size === 0) return new Map();
  const [clients, authors] = [[...claims.keys()], [...claims.values()]];
  await sql`
    insert into doc_clients (doc_id, client_id, author_id, app_id, first_at)
    select ${id}, client_id, author_id, app_id, ${now} from unnest(
      ${sql.val(clients)}::bigint[], ${sql.val(authors.map(({ personId }) => personId))}::uuid[],
      ${sql.val(authors.map(({ appId }) => appId))}::text[]
    ) as claims (client_id, author_id, app_id)
    on conflict (doc_id, client_id) do nothing`.execute(tx);
  const owned = await tx
    .selectFrom("doc_clients")
    .select(["client_id", "author_id", "app_id"])
    .where("doc_id", "=", id)
    .where(sql<boolean>`client_id = any(${sql.val(clients)}::bigint[])`)
    .execute();
  return new Map(owned.map(({ client_id, author_id, app_id }) => [client_id, authorOf(author_id, app_id)]));
}

const authorOf = (personId: PersonId, appId: AppId | null): Author => ({ personId, appId });
