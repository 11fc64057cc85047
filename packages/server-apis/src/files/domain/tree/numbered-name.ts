import { longestNameBytes } from "./clean-name.ts";

const encoder = new TextEncoder();

/** `song.mp3` as its n-th namesake: `song (2).mp3`. The stem gives way where the whole would be too long. */
export function numberedName(name: string, n: number): string {
  const dot = name.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  // An "extension" that leaves no room for a stem is none.
  if (encoder.encode(extension).byteLength > longestNameBytes / 2) return fitted(name, ` (${n})`);
  return fitted(stem, ` (${n})${extension}`);
}

function fitted(stem: string, end: string): string {
  const characters = [...stem];
  while (encoder.encode(characters.join("") + end).byteLength > longestNameBytes) characters.pop();
  return characters.join("").trimEnd() + end;
}
