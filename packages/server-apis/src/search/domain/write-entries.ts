import { sql } from "kysely";
import type { NodeId } from "../../kit/ids.ts";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { Db, Tx } from "../../kit/sql/database.ts";
import type { IndexEntry } from "./index-entry.ts";

/** An entry that differs from what the index has. */
export type ChangedEntry = IndexEntry & { fingerprint: string; spaceChanged: boolean; isNew: boolean };

type Known = { node_id: NodeId; fingerprint: string; space_id: string };

/** Those of these entries that the index has otherwise or not at all: what is read again after a crash is written once. */
export async function changedEntries(db: Db, entries: readonly IndexEntry[]): Promise<ChangedEntry[]> {
  if (entries.length === 0) return [];
  const ids = sql.val(entries.map(({ node }) => node.id));
  const { rows } = await sql<Known>`
    select node_id, fingerprint, space_id from search_entries where node_id = any(${ids}::uuid[])`.execute(db);
  const known = new Map(rows.map((row) => [row.node_id, row]));
  const marked = await Promise.all(
    entries.map(async (entry) => {
      const before = known.get(entry.node.id);
      const spaceChanged = before !== undefined && before.space_id !== entry.node.spaceId;
      return { ...entry, fingerprint: await sha256Hex(JSON.stringify(entry)), spaceChanged, isNew: !before };
    }),
  );
  return marked.filter(({ node, fingerprint }) => known.get(node.id)?.fingerprint !== fingerprint);
}

/** Puts the entries in place of what the index had of their nodes. A node that is gone meanwhile is left out. */
export async function writeEntries(tx: Tx, entries: readonly ChangedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const ids = sql.val(entries.map(({ node }) => node.id));
  const { rows } = await sql<{ id: NodeId }>`
    select id from nodes where id = any(${ids}::uuid[]) order by id for key share`.execute(tx);
  const alive = new Set(rows.map(({ id }) => id));
  const written = entries.filter(({ node }) => alive.has(node.id));
  if (written.length === 0) return;
  await sql`
    insert into search_entries (
      node_id, space_id, fingerprint, name, vector, kind, tags, artist, modified_at, taken_at, latitude, longitude
    )
    select id, space, fingerprint, name, vector::tsvector, kind, tags, artist, modified, taken, latitude, longitude
    from jsonb_to_recordset(${JSON.stringify(written.map(entryRow))}::jsonb) as entry(
      id uuid, space uuid, fingerprint text, name text, vector text, kind text, tags text[], artist text,
      modified timestamptz, taken timestamptz, latitude float8, longitude float8
    )
    order by id
    on conflict (node_id) do update set
      space_id = excluded.space_id, fingerprint = excluded.fingerprint, name = excluded.name, vector = excluded.vector,
      kind = excluded.kind, tags = excluded.tags, artist = excluded.artist, modified_at = excluded.modified_at,
      taken_at = excluded.taken_at, latitude = excluded.latitude, longitude = excluded.longitude, text_version = null`.execute(
    tx,
  );
  const textless = sql.val(written.filter(({ node }) => node.textVersion === null).map(({ node }) => node.id));
  await sql`delete from search_texts where node_id = any(${textless}::uuid[])`.execute(tx);
  await writeWords(tx, written);
}

async function writeWords(tx: Tx, entries: readonly ChangedEntry[]): Promise<void> {
  const before = sql.val(entries.flatMap(({ node, isNew }) => (isNew ? [] : [node.id])));
  await sql`delete from search_words where node_id = any(${before}::uuid[])`.execute(tx);
  const rows = entries.flatMap(({ node, words }) => words.map(({ place, word }) => ({ node, place, word })));
  const columns = sql`
    ${sql.val(rows.map(({ node }) => node.spaceId))}::uuid[], ${sql.val(rows.map(({ place }) => place))}::smallint[],
    ${sql.val(rows.map(({ word }) => word))}::text[], ${sql.val(rows.map(({ node }) => node.id))}::uuid[]`;
  await sql`
    insert into search_words (space_id, place, word, node_id)
    select * from unnest(${columns}) as found(space_id, place, word, node_id) order by 1, 2, 3 on conflict do nothing`.execute(
    tx,
  );
  const vocabulary = new Map(
    rows.filter(({ word }) => isOfLetters(word)).map(({ node, word }) => [`${node.spaceId} ${word}`, node.spaceId]),
  );
  const [keys, spaces] = [[...vocabulary.keys()], [...vocabulary.values()]];
  // In order, so that two who write the same words do not wait for each other in a circle.
  await sql`
    insert into search_vocabulary (space_id, word)
    select * from unnest(${sql.val(spaces)}::uuid[], ${sql.val(keys.map((key) => key.slice(37)))}::text[])
      as found(space_id, word)
    order by 1, 2 on conflict do nothing`.execute(tx);
}

/** Nobody mistypes a number so that another one is meant. */
function isOfLetters(word: string): boolean {
  return /^\p{L}[\p{L}\p{N}]{2,}$/u.test(word);
}

function entryRow({ node, fingerprint, name, vector, kind, artist }: ChangedEntry) {
  return {
    id: node.id,
    space: node.spaceId,
    fingerprint,
    name,
    vector,
    kind,
    tags: node.tags,
    artist,
    modified: node.modifiedAt.toISOString(),
    taken: node.takenAt?.toISOString() ?? null,
    latitude: node.place?.latitude ?? null,
    longitude: node.place?.longitude ?? null,
  };
}
