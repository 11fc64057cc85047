import {
  CouldNotDetermineFileTypeError,
  FieldDecodingError,
  type IAudioMetadata,
  type IOptions,
  selectCover,
  UnexpectedFileContentError,
} from "music-metadata";
import { type AudioTags, unreadable } from "../domain/extraction/audio-tags.ts";
import { cleanText, longestText } from "./clean-text.ts";

/** GraphQL's `Int`. */
const largestInteger = 2 ** 31 - 1;

/**
 * The tags of an audio file and the picture in it, as found; `parse` knows where the bytes are. Never throws for what is wrong with
 * the file.
 */
export async function readAudio(
  parse: (options: IOptions) => Promise<IAudioMetadata>,
): Promise<{ tags: AudioTags; picture: Uint8Array | null }> {
  try {
    const found = await parse({ duration: true, includeChapters: false });
    return { tags: toTags(found), picture: selectCover(found.common.picture)?.data ?? null };
  } catch (cause) {
    return { tags: unreadable(problemOf(cause)), picture: null };
  }
}

/** A reason the person can use. The parser's message for an unknown format names the cloud's own file, which is nobody's business. */
function problemOf(cause: unknown): string {
  if (cause instanceof CouldNotDetermineFileTypeError) return "This is no kind of audio that can be read here.";
  const known = cause instanceof UnexpectedFileContentError || cause instanceof FieldDecodingError;
  const reason = known ? cleanText(cause.message) : null;
  return reason === null
    ? "This file could not be read as audio."
    : `This file could not be read as audio: ${reason}`.slice(0, longestText);
}

function toTags({ common, format }: IAudioMetadata): AudioTags {
  const silent = format.codec === undefined && format.duration === undefined;
  return {
    title: cleanText(common.title),
    artist: cleanText(common.artist),
    album: cleanText(common.album),
    albumArtist: cleanText(common.albumartist),
    trackNumber: integer(common.track.no),
    discNumber: integer(common.disk.no),
    year: integer(common.year),
    genre: cleanText(common.genre?.[0]),
    durationMs: integer(format.duration === undefined ? undefined : Math.round(format.duration * 1000)),
    codec: cleanText(format.codec),
    problem: silent ? "No sound was found in this file." : null,
  };
}

function integer(value: number | null | undefined): number | null {
  return value != null && Number.isInteger(value) && value >= 0 && value <= largestInteger ? value : null;
}
