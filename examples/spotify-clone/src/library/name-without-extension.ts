/** `01 - Awakening.ogg` → `01 - Awakening`; a name that only consists of an extension stays as it is. */
export function nameWithoutExtension(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}
