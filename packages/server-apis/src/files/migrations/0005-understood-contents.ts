import { sql } from "kysely";
import type { Migration } from "../../kit/sql/migration.ts";

/** Pictures, films and documents beside sound: small pictures, texts for the search, waveforms, and who read what. */
export const understoodContents: Migration = {
  name: "0005-understood-contents",
  async up(tx) {
    await sql`
      create table thumbnails (
        node_id uuid not null references nodes (id),
        version integer not null check (version >= 1),
        size integer not null check (size in (128, 512, 1600)),
        blob_id uuid not null references blobs (id),
        primary key (node_id, version, size)
      )`.execute(tx);
    await sql`create index thumbnails_blob on thumbnails (blob_id)`.execute(tx);
    await sql`
      create table extracted_texts (
        node_id uuid primary key references nodes (id),
        version integer not null,
        text text not null
      )`.execute(tx);
    await sql`
      create table waveforms (
        node_id uuid not null references nodes (id),
        version integer not null check (version >= 1),
        duration_ms integer not null check (duration_ms >= 0),
        peaks bytea,
        primary key (node_id, version)
      )`.execute(tx);
    await sql`create table extractors (id integer primary key check (id = 1), current integer not null)`.execute(tx);
    await sql`alter table meta add column extractor integer not null default 0`.execute(tx);
    await sql`update meta set value = jsonb_build_object('audio', value) where namespace = 'extracted'`.execute(tx);
  },
};
