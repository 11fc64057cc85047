import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/**
 * What there is to find. All of it follows from other tables and can be made again; it goes with its node. Words are folded by `fold.ts`
 * alone, so that the same function makes them and looks for them.
 */
export const searchIndex: Migration = {
  name: "0001-search",
  async up(tx) {
    await sql`create extension if not exists pg_trgm`.execute(tx);
    // `vector` has the words of the name with weight A, of title, artist, album and tags with B; `#tag` and `@artist` as one word each.
    await sql`
      create table search_entries (
        node_id uuid primary key references nodes (id) on delete cascade,
        space_id uuid not null,
        fingerprint text not null,
        name text collate "C" not null,
        vector tsvector not null,
        kind text not null,
        tags text[] not null,
        artist text,
        modified_at timestamptz not null,
        taken_at timestamptz,
        latitude double precision,
        longitude double precision,
        text_version integer
      )`.execute(tx);
    await sql`create index search_entries_kind on search_entries (space_id, kind, node_id desc)`.execute(tx);
    await sql`create index search_entries_modified on search_entries (space_id, modified_at desc, node_id desc)`.execute(
      tx,
    );
    await sql`
      create index search_entries_taken on search_entries (space_id, taken_at desc, node_id desc)
        where taken_at is not null`.execute(tx);
    await sql`
      create index search_entries_place on search_entries (space_id, latitude, longitude)
        where latitude is not null`.execute(tx);
    // Rows and not a GIN index: of a word that half of all names have, the best few are read without counting the others.
    await sql`
      create table search_words (
        space_id uuid not null,
        place smallint not null,
        word text collate "C" not null,
        node_id uuid not null references search_entries (node_id) on delete cascade
      )`.execute(tx);
    await sql`create unique index search_words_first on search_words (space_id, place, word, node_id desc)`.execute(tx);
    await sql`create index search_words_node on search_words (node_id)`.execute(tx);
    await sql`
      create table search_vocabulary (
        space_id uuid not null,
        word text collate "C" not null,
        primary key (space_id, word)
      )`.execute(tx);
    await sql`create index search_vocabulary_similar on search_vocabulary using gin (word gin_trgm_ops)`.execute(tx);
    await sql`
      create table search_texts (
        node_id uuid primary key references search_entries (node_id) on delete cascade,
        vector tsvector not null
      )`.execute(tx);
    await sql`create index search_texts_words on search_texts using gin (vector)`.execute(tx);
    // `built_to`: the last node of a rebuild that is under way, null when it is done.
    await sql`
      create table search_state (
        one boolean primary key default true check (one),
        version integer not null,
        built_to uuid
      )`.execute(tx);
  },
};
