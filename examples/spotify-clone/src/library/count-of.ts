/** `1 track`, `12 tracks`, `12,345 tracks`. */
export function countOf(count: number, singular: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? singular : `${singular}s`}`;
}
