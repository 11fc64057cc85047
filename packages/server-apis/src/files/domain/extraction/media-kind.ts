/** How a file is read: each kind has a reader of its own. */
export type MediaKind = "audio" | "image" | "video" | "pdf" | "office" | "text";

const office = new Set([
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
  "application/epub+zip",
]);

/** Text under another name than `text/*`. */
const textTypes =
  /^application\/(?:(?:[\w.-]+\+)?(?:json|xml|yaml)|json5|javascript|ecmascript|toml|sql|x-sh|x-httpd-php|x-tex|x-perl|node|rtf)$/;

/** Source code that the media types know nothing of, or something else. */
const sources =
  /\.(?:[cm]?tsx?|jsx|rs|go|py|rb|java|kt|swift|c|h|cc|cpp|hpp|cs|php|pl|lua|r|jl|hs|ml|ex|exs|erl|clj|scala|dart|zig|nix|vue|svelte|graphql|proto|tf|ini|conf|cfg|env|log|org|rst|adoc|tex|srt|vtt|patch|diff|bat|ps1|sh|fish|zsh|dockerfile|makefile)$/i;

/** The kind that a file's name and media type tell; null for what nothing can be read out of. */
export function mediaKind(name: string, mime: string): MediaKind | null {
  if (mime === "image/svg+xml") return "text";
  if (sources.test(name)) return "text";
  const [family = ""] = mime.split("/", 1);
  if (family === "audio" || family === "image" || family === "video" || family === "text") return family;
  if (mime === "application/pdf") return "pdf";
  if (office.has(mime)) return "office";
  return textTypes.test(mime) ? "text" : null;
}
