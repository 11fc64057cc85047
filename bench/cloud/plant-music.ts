import type { Pool } from "pg";
import type { AppSession } from "./open-app-session.ts";

/** So many tracks make an album, and so many albums an artist. */
const [tracksAnAlbum, albumsAnArtist] = [12, 4];

/**
 * Fills a person's folder with a library as an import leaves it: a folder an artist, a folder an album, tagged tracks, with all that real
 * ones have but their bytes and covers. Written straight into the tables: uploading as much would take minutes.
 */
export async function plantMusic(
  database: Pool,
  place: Pick<AppSession, "spaceId" | "personId" | "folderId">,
  tracks: number,
): Promise<void> {
  const { spaceId, personId, folderId } = place;
  const albums = Math.ceil(tracks / tracksAnAlbum);
  await database.query(
    `with artist as materialized (
       select i, gen_random_uuid() as id, 'Artist ' || lpad(i::text, 4, '0') as name from generate_series(0, ($5::int - 1) / $7::int) i
     ), album as materialized (
       select n as i, gen_random_uuid() as id, artist.id as artist_id, artist.name as artist, 'Album ' || lpad(n::text, 5, '0') as name
       from generate_series(0, $5::int - 1) n join artist on artist.i = n / $7::int
     ), track as materialized (
       select n as i, gen_random_uuid() as node_id, gen_random_uuid() as blob_id, album.id as album_id, album.name as album, artist,
              lpad((n % $6::int + 1)::text, 2, '0') || ' Song number ' || n || '.flac' as name,
              timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second' as at
       from generate_series(0, $4::int - 1) n join album on album.i = n / $6::int
     ), folder as (
       insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
       select id, $1::uuid, $2::uuid, name, lower(name), 'folder', now(), now() from artist
       union all
       select id, $1::uuid, artist_id, name, lower(name), 'folder', now(), now() from album
     ), blob as (
       insert into blobs (id, sha256, size, refcount) select blob_id, sha256(blob_id::text::bytea), 4000000 + i, 1 from track
     ), node as (
       insert into nodes (id, space_id, parent_id, name, name_key, kind, size, mime, head_version, created_at, modified_at)
       select node_id, $1::uuid, album_id, name, lower(name), 'file', 4000000 + i, 'audio/flac', 1, at, at from track
     ), version as (
       insert into versions (node_id, n, blob_id, size, author_id, at) select node_id, 1, blob_id, 4000000 + i, $3::uuid, at from track
     )
     insert into meta (node_id, namespace, version, at, value)
     select node_id, 'extracted', 1, at, jsonb_build_object('audio', jsonb_build_object(
       'title', 'Song number ' || i, 'artist', artist, 'album', album, 'albumArtist', artist,
       'trackNumber', i % $6::int + 1, 'discNumber', null, 'year', 1990 + i % 35, 'genre', 'Folk', 'durationMs', 180000 + i % 60000,
       'codec', 'FLAC', 'problem', null))
     from track`,
    [spaceId, folderId, personId, tracks, albums, tracksAnAlbum, albumsAnArtist],
  );
  // As autovacuum would within a minute of such an import.
  await database.query("vacuum analyze");
}
