import type { NodeKind } from "../../kit/sql/database.ts";

/** The family that a person would say a file belongs to. */
export type SearchKind = "folder" | "image" | "audio" | "video" | "document" | "text" | "archive" | "other";

const documents =
  /^application\/(pdf|rtf|epub\+zip|msword|vnd\.(ms-(excel|powerpoint|word)|openxmlformats-officedocument|oasis\.opendocument|apple\.(pages|numbers|keynote)))/;
const archives =
  /^application\/(zip|gzip|zstd|java-archive|vnd\.rar|x-(7z-compressed|bzip2?|rar|rar-compressed|tar|gtar|xz|gzip|compress|apple-diskimage|iso9660-image))/;
const texts =
  /^(text\/|application\/(json|xml|yaml|toml|javascript|x-(sh|httpd-php|yaml|sql|tex)|sql|ecmascript)|.*\+(json|xml)$)/;

/** By media type, as it is told by the name's extension. What is an image stays one, though SVG is XML. */
export function kindOf({ kind, mime }: { kind: NodeKind; mime: string | null }): SearchKind {
  if (kind === "folder") return "folder";
  // Whatever its export is: people wrote it together, and look for a document.
  if (kind === "document") return "document";
  if (mime === null) return "other";
  if (mime.startsWith("image/")) return "image";
  if (mime.startsWith("audio/")) return "audio";
  if (mime.startsWith("video/")) return "video";
  if (documents.test(mime)) return "document";
  if (archives.test(mime)) return "archive";
  return texts.test(mime) ? "text" : "other";
}
