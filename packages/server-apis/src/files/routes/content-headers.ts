import type { Content } from "../domain/contents/find-content.ts";
import { etagOf } from "./preconditions.ts";

/** Raster pictures, which can hold no script; SVG can. */
const pictures = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/bmp",
  "image/x-icon",
]);

/** Sound, film, raster pictures and plain text may be shown where they are asked for; everything else is only handed over. */
function isPassive(mimeType: string): boolean {
  return /^(audio|video)\/[\w.+-]+$/.test(mimeType) || pictures.has(mimeType) || mimeType === "text/plain";
}

/** `Content-Disposition` (RFC 6266) with the name in both forms: plain for old programs, RFC 8187 for all others. */
export function contentDisposition(disposition: "inline" | "attachment", name: string): string {
  const plain = name.replaceAll(/[^\u0020-\u007e]|["\\%]/g, "_");
  const extended = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${extended}`;
}

/**
 * What every answer with a person's bytes carries: even what could run is sandboxed and never guessed at. `private, no-cache` keeps it in the
 * browser's cache but asks each time, so that whoever lost the right to it stops seeing it.
 */
export const sealedHeaders = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-cache",
} as const;

/** The headers of a person's content: what is not passive is a nameless attachment. */
export function contentHeaders(content: Content, asAttachment: boolean): Record<string, string> {
  const passive = isPassive(content.mimeType);
  const text = content.mimeType === "text/plain" ? "text/plain; charset=utf-8" : content.mimeType;
  return {
    ...sealedHeaders,
    "content-type": passive ? text : "application/octet-stream",
    "content-disposition": contentDisposition(passive && !asAttachment ? "inline" : "attachment", content.name),
    "accept-ranges": "bytes",
    etag: etagOf(content),
    "last-modified": content.modifiedAt.toUTCString(),
  };
}
