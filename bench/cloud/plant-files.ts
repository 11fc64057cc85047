import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { AppSession } from "./open-app-session.ts";

/**
 * Fills a new folder beside the session's others with so many audio files, with all that a real one has but the bytes, and gives its id.
 * Written straight into the tables: uploading as many would take minutes.
 */
export async function plantFiles(database: Pool, session: AppSession, count: number): Promise<string> {
  const folderId = randomUUID();
  const { spaceId, personId, folderId: parentId } = session;
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
     values ($1::uuid, $2, $3, $1::text, $1::text, 'folder', now(), now())`,
    [folderId, spaceId, parentId],
  );
  await database.query(
    `with planted as materialized (
       select i, gen_random_uuid() as node_id, gen_random_uuid() as blob_id, 'Track ' || lpad(i::text, 6, '0') || '.flac' as name,
              timestamptz '2026-01-01 00:00:00Z' + i * interval '1 second' as at
       from generate_series(1, $4::int) i
     ), blob as (
       insert into blobs (id, sha256, size, refcount)
       select blob_id, sha256(blob_id::text::bytea), 4000000 + i, 1 from planted
     ), node as (
       insert into nodes (id, space_id, parent_id, name, name_key, kind, size, mime, head_version, created_at, modified_at)
       select node_id, $1, $2, name, lower(name), 'file', 4000000 + i, 'audio/flac', 1, at, at from planted
     ), version as (
       insert into versions (node_id, n, blob_id, size, author_id, at) select node_id, 1, blob_id, 4000000 + i, $3, at from planted
     )
     insert into meta (node_id, namespace, version, at, value)
     select node_id, 'extracted', 1, at, jsonb_build_object('audio', jsonb_build_object(
       'title', 'Song number ' || i, 'artist', 'Artist ' || i % 97, 'album', 'Album ' || i % 311, 'albumArtist', 'Artist ' || i % 97,
       'trackNumber', i % 14 + 1, 'discNumber', null, 'year', 1990 + i % 35, 'genre', 'Folk', 'durationMs', 180000 + i % 60000,
       'codec', 'FLAC', 'problem', null))
     from planted`,
    [spaceId, folderId, personId, count],
  );
  // As autovacuum would within a minute of such an import.
  await database.query("vacuum analyze");
  return folderId;
}
