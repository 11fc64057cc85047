import { defineDoc, list, value } from "@mows/sdk/docs";

/** What a playlist's document holds: ids of tracks. Its name is the document's own. */
export const playlistDoc = defineDoc({ tracks: list(value<string>()) }, { name: "playlist", version: 1 });

/** A playlist as lists know it. */
export interface Playlist {
  /** Of its document. */
  readonly id: string;
  readonly name: string;
  /** Moves on when its tracks do. */
  readonly version: number;
  readonly canWrite: boolean;
}
