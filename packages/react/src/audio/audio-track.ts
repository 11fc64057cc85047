/** One playable thing. Rows of `mows.files.index` fit with little mapping, hence the nulls. */
export interface AudioTrack {
  /** Unique within a queue. */
  readonly id: string;
  readonly title: string;
  readonly artist?: string | null | undefined;
  readonly album?: string | null | undefined;
  /** A square picture, same-origin. */
  readonly coverUrl?: string | null | undefined;
  /** Same-origin address that answers range requests, for example `mows.files.contentUrl(id)`. */
  readonly src: string;
  /** What the tags say; shown until the browser knows better. */
  readonly durationMs?: number | null | undefined;
}
