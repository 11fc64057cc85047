/** By ending, for systems that do not know the type of what they hand over. */
const familyOfEnding: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba"].map((e) => [e, "audio"])),
  ...Object.fromEntries(["avif", "gif", "heic", "jpeg", "jpg", "png", "svg", "webp"].map((e) => [e, "image"])),
  ...Object.fromEntries(["m4v", "mkv", "mov", "mp4", "ogv", "webm"].map((e) => [e, "video"])),
};

function matches(file: File, pattern: string): boolean {
  const name = file.name.toLowerCase();
  if (pattern.startsWith(".")) return name.endsWith(pattern.toLowerCase());
  if (!pattern.endsWith("/*")) return file.type === pattern;
  const family = pattern.slice(0, -2);
  if (file.type !== "") return file.type.startsWith(`${family}/`) || file.type === `application/${family}`;
  return familyOfEnding[name.slice(name.lastIndexOf(".") + 1)] === family;
}

/** Whether a file is one of those asked for: `audio/*`, `audio/mpeg` or `.mp3`, as in an input's `accept`. */
export function acceptsFile(file: File, accept: readonly string[]): boolean {
  return accept.length === 0 || accept.some((pattern) => matches(file, pattern));
}
