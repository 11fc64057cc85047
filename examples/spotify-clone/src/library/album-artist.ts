import { UNKNOWN_ARTIST, type Track } from "./track.ts";

export const VARIOUS_ARTISTS = "Various artists";

const VARIOUS = /^(?:various(?: artists)?|va|v\.a\.)$/i;
const FEATURING = /\s+[([]?(?:feat\.?|ft\.?|featuring)\s.*$/i;

export const mainArtist = (artist: string): string => artist.replace(FEATURING, "");

/**
 * Whose album it is, told from tracks of one folder and one album title that carry no album artist: the artist of more
 * than half of them (guests after "feat." aside), else various artists.
 */
function commonArtist(tracks: readonly Track[]): string {
  const counts = new Map<string, { name: string; count: number }>();
  for (const track of tracks) {
    const name = mainArtist(track.artist);
    const entry = counts.get(name.toLowerCase()) ?? { name, count: 0 };
    entry.count += 1;
    counts.set(name.toLowerCase(), entry);
  }
  for (const { name, count } of counts.values()) {
    if (count * 2 > tracks.length) return name;
  }
  return counts.size === 0 ? UNKNOWN_ARTIST : VARIOUS_ARTISTS;
}

/** The album artist of every track that belongs to an album, by track id. */
export function albumArtists(tracks: readonly Track[]): ReadonlyMap<string, string> {
  const artists = new Map<string, string>();
  const untold = new Map<string, Track[]>();
  for (const track of tracks) {
    if (track.album === null) continue;
    if (track.albumArtist !== null) {
      artists.set(track.id, VARIOUS.test(track.albumArtist) ? VARIOUS_ARTISTS : track.albumArtist);
      continue;
    }
    const key = `${track.folderId}\n${track.album.toLowerCase()}`;
    const group = untold.get(key);
    if (group) group.push(track);
    else untold.set(key, [track]);
  }
  for (const group of untold.values()) {
    const artist = commonArtist(group);
    for (const track of group) artists.set(track.id, artist);
  }
  return artists;
}
