/** What a file says about itself, in any of its formats. */
export interface TrackTags {
  readonly title: string;
  readonly artist: string;
  readonly albumArtist: string;
  readonly album: string;
  readonly year: number;
  readonly genre: string;
  readonly track: number;
  readonly trackTotal: number;
  readonly isCompilation: boolean;
  readonly cover: { readonly jpeg: Uint8Array<ArrayBuffer>; readonly sizePx: number };
}
