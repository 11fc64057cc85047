import { sql } from "kysely";
import type { NodeId } from "../../../kit/ids.ts";
import type { Db } from "../../../kit/sql/database.ts";
import type { Author } from "../hub/author.ts";

export type NewRow = { author: Author; bytes: Uint8Array };

export type Appended = {
  /** The sequence of the first of its rows; the others follow. */
  first: number;
  roomBytes: number;
};

/**
 * Appends to the logs of many documents in one transaction of one statement, which gives the sequences under the locks of their rows, taken in the
 * order of ids. A document that is gone, has no room, or whose settling is not planned is left out of the answer, with all its rows.
 */
export async function appendRows(
  db: Db,
  now: Date,
  documents: ReadonlyMap<NodeId, readonly NewRow[]>,
): Promise<ReadonlyMap<NodeId, Appended>> {
  const rows = [...documents].flatMap(([id, ofDocument]) => ofDocument.map((row, n) => ({ id, n, ...row })));
  const { blob, starts } = joined(rows.map(({ bytes }) => bytes));
  const column = <T>(of: (row: (typeof rows)[number]) => T) => sql.val(rows.map(of));
  // The bytes go as one parameter: an array of them would travel as text.
  const { rows: appended } = await sql<{ node_id: NodeId; first: number; room: number }>`
    with given as (
      select * from unnest(
        ${column(({ id }) => id)}::uuid[], ${column(({ n }) => n)}::int[], ${sql.val(starts)}::int[],
        ${column(({ bytes }) => bytes.byteLength)}::int[], ${column(({ author }) => author.personId)}::uuid[],
        ${column(({ author }) => author.appId)}::text[]
      ) as given (doc_id, n, start, length, author_id, app_id)
    ), wanted as (
      select doc_id, count(*) as rows, sum(length)::bigint as bytes from given group by doc_id
    ), locked as (
      select documents.node_id from documents join wanted on wanted.doc_id = documents.node_id
      where documents.stored_bytes + wanted.bytes <= documents.counted_bytes and documents.settle_due_at is not null
      order by documents.node_id for no key update of documents
    ), headed as (
      update documents set head_seq = head_seq + wanted.rows, stored_bytes = stored_bytes + wanted.bytes
      from wanted where documents.node_id = wanted.doc_id and documents.node_id in (select node_id from locked)
      returning documents.node_id, head_seq - wanted.rows + 1 as first, counted_bytes - stored_bytes as room
    ), kept as (
      insert into doc_updates (doc_id, seq, bytes, author_id, app_id, at)
      select doc_id, headed.first + n, substring(${blob}::bytea from start for length), author_id, app_id, ${now}::timestamptz
      from given join headed on headed.node_id = given.doc_id
    )
    select node_id, first, room from headed`.execute(db);
  return new Map(appended.map(({ node_id, first, room }) => [node_id, { first, roomBytes: room }]));
}

/** All of them in one, and where each begins, counted from 1 as SQL does. */
function joined(parts: readonly Uint8Array[]): { blob: Uint8Array; starts: number[] } {
  const blob = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    starts.push(at + 1);
    blob.set(part, at);
    at += part.byteLength;
  }
  return { blob, starts };
}
