import { sql } from "kysely";
import type { NodeId, PersonId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Principal } from "../../../kit/principal.ts";
import { authorisePast } from "../documents/authorise-document.ts";
import type { Denied, InvalidCursor, NodeNotFound, NotADocument } from "../documents/document-failures.ts";
import { realtimeDb } from "../realtime-database.ts";
import type { History } from "./history.ts";

export type Checkpoint = {
  sequence: number;
  at: Date;
  name: string | null;
  namedBy: PersonId | null;
  authorIds: PersonId[];
};

/** Edits of which no state was kept yet. */
export type Stretch = { sequence: number; beganAt: Date; endedAt: Date; authorIds: PersonId[] };

export type DocumentHistoryOutcome =
  | { kind: "history"; checkpoints: Checkpoint[]; latest: Stretch | null; endCursor: string | null }
  | NodeNotFound
  | NotADocument
  | Denied
  | InvalidCursor;

const largestPage = 200;

/** The states of a document that were kept, the newest first, and what was written since. */
export async function documentHistory(
  { kit }: Pick<History, "kit">,
  principal: Principal,
  query: { id: string; first: number; after: string | null },
): Promise<DocumentHistoryOutcome> {
  const allowed = await authorisePast(kit.db, principal, "read", query.id);
  if (allowed.kind !== "allow") return allowed;
  // The place is a sequence, which the rows show as well.
  const before = query.after === null ? null : Number(query.after);
  if (query.after !== null && !/^[1-9]\d{0,14}$/.test(query.after)) return { kind: "invalid-cursor" };
  const first = Math.min(Math.max(query.first, 1), largestPage);
  const rows = await realtimeDb(kit.db)
    .selectFrom("doc_checkpoints")
    .select(["seq", "at", "name", "named_by", "authors"])
    .where("doc_id", "=", allowed.id)
    .$if(before !== null, (checkpoints) => checkpoints.where("seq", "<", before))
    .orderBy("seq", "desc")
    .limit(first + 1)
    .execute();
  const page = rows.slice(0, first);
  const latest = before === null ? await latestStretch(kit.db, allowed.id, page[0]?.seq ?? 0) : null;
  return {
    kind: "history",
    checkpoints: page.map(({ seq, at, name, named_by: by, authors }) => ({
      sequence: seq,
      at,
      name,
      namedBy: name === null ? null : by,
      authorIds: authors,
    })),
    latest,
    endCursor: rows.length > first ? String(page.at(-1)?.seq) : null,
  };
}

async function latestStretch(db: Db, id: NodeId, after: number): Promise<Stretch | null> {
  const row = await realtimeDb(db)
    .selectFrom("doc_updates")
    .select((eb) => [
      eb.fn.max<number | null>("seq").as("sequence"),
      eb.fn.min<Date | null>("at").as("beganAt"),
      eb.fn.max<Date | null>("at").as("endedAt"),
      sql<PersonId[] | null>`array_agg(distinct author_id) filter (where author_id is not null)`.as("authorIds"),
    ])
    .where("doc_id", "=", id)
    .where("seq", ">", after)
    .executeTakeFirstOrThrow();
  const { sequence, beganAt, endedAt, authorIds } = row;
  if (sequence === null || beganAt === null || endedAt === null) return null;
  return { sequence, beganAt, endedAt, authorIds: authorIds ?? [] };
}
