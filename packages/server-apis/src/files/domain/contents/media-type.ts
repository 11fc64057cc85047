import mime from "mime";

/** Where the registry's name differs from what browsers know, or the library has none. */
const preferred: Record<string, string> = {
  flac: "audio/flac",
  m4a: "audio/mp4",
  m4b: "audio/mp4",
  mka: "audio/matroska",
  opus: "audio/ogg",
  wav: "audio/wav",
  aif: "audio/aiff",
  aiff: "audio/aiff",
};

/** The media type (RFC 6838) that the name's extension tells; `application/octet-stream` when it tells none. */
export function mediaType(name: string): string {
  const dot = name.lastIndexOf(".");
  const extension = dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
  return preferred[extension] ?? mime.getType(extension) ?? "application/octet-stream";
}
