import { PLAYLIST_SUFFIX, type Playlist } from "./playlist.ts";

const MAX_NAME_BYTES = 160;

function safeName(name: string): string {
  const cleaned = name
    .normalize("NFC")
    .replaceAll(/[\p{Cc}/\\]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  let short = cleaned;
  while (new TextEncoder().encode(short).length > MAX_NAME_BYTES) short = [...short].slice(0, -1).join("");
  return short === "" || /^\.+$/.test(short) ? "Playlist" : short;
}

/** The name a person sees beside their music. */
export const playlistFileName = (playlist: Playlist): string => `${safeName(playlist.name)}${PLAYLIST_SUFFIX}`;

/** The name a new revision is written under while the one before is still there. */
export const revisionFileName = (playlist: Playlist): string =>
  `${safeName(playlist.name)} ${playlist.id.slice(0, 8)} r${playlist.revision}${PLAYLIST_SUFFIX}`;
