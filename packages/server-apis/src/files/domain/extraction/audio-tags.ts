/** What an audio file says about itself; texts are at most 1,000 characters without control characters. */
export type AudioTags = {
  title: string | null;
  artist: string | null;
  album: string | null;
  albumArtist: string | null;
  trackNumber: number | null;
  discNumber: number | null;
  year: number | null;
  genre: string | null;
  durationMs: number | null;
  /** As the container names it. */
  codec: string | null;
  /** Why the file could not be read as audio, for a person; null when it could. */
  problem: string | null;
};

/** The tags of a file that could not be read. */
export function unreadable(problem: string): AudioTags {
  return {
    title: null,
    artist: null,
    album: null,
    albumArtist: null,
    trackNumber: null,
    discNumber: null,
    year: null,
    genre: null,
    durationMs: null,
    codec: null,
    problem,
  };
}
