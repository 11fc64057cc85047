import type { File } from "../../generated/resolvers.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { Extracted } from "../domain/extraction/extracted.ts";

type ExtractedFields = Pick<File, "audio" | "image" | "video" | "document" | "thumbnailUrl" | "waveformUrl">;

/** What was read out of a file, as the contract shows it. */
export function extractedToGraphql(id: NodeId, version: number, extracted: Extracted): ExtractedFields {
  const { audio, image, video, document, thumbnails } = extracted;
  const at = `/.mows/files/${id}`;
  return {
    audio: audio === undefined ? null : { __typename: "AudioMetadata", ...audio },
    image: image === undefined ? null : { __typename: "ImageMetadata", ...image },
    video:
      video === undefined
        ? null
        : {
            __typename: "VideoMetadata",
            ...video,
            hlsUrl: video.streamable ? `${at}/hls/index.m3u8?version=${version}` : null,
          },
    document: document === undefined ? null : { __typename: "DocumentMetadata", ...document },
    thumbnailUrl:
      thumbnails === undefined ? null : `${at}/thumbnail?version=${thumbnails.version}&made=${thumbnails.made}`,
    waveformUrl: audio !== undefined && audio.problem === null ? `${at}/waveform?version=${version}` : null,
  };
}
