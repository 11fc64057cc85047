import { mediaType } from "../contents/media-type.ts";

const extensions: Readonly<Record<string, string>> = { "text/markdown": ".md", "application/json": ".json" };

/** What a document's export is called as a file: a name that tells no type gets the extension of this one. */
export function exportName(name: string, mimeType: string): string {
  return mediaType(name) === "application/octet-stream" ? name + (extensions[mimeType] ?? "") : name;
}
