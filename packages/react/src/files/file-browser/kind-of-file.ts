import type { Node } from "@mows/sdk";

export type FileKind =
  | "folder"
  | "link"
  | "image"
  | "audio"
  | "video"
  | "pdf"
  | "text"
  | "document"
  | "sheet"
  | "slides"
  | "archive"
  | "code"
  | "file";

const patterns: readonly (readonly [FileKind, RegExp])[] = [
  ["image", /^image\//],
  ["audio", /^audio\//],
  ["video", /^video\//],
  ["pdf", /pdf$/],
  ["sheet", /sheet|excel|csv/],
  ["slides", /presentation|powerpoint/],
  ["document", /word|opendocument\.text|rtf|epub/],
  ["archive", /zip|tar|rar|7z|gzip|compressed/],
  ["code", /json|javascript|xml|html|css|yaml|x-(sh|python|c|java|rust|typescript)/],
  ["text", /^text\//],
];

/** What a person would call it, by its media type. */
export function kindOfFile(node: Pick<Node, "__typename"> & { mimeType?: string }): FileKind {
  if (node.__typename === "Folder") return "folder";
  if (node.__typename === "Link") return "link";
  if (node.__typename === "Document") return "document";
  return patterns.find(([, pattern]) => pattern.test(node.mimeType ?? ""))?.[0] ?? "file";
}
