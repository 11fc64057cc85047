import type { DocDraft, DocSnapshot } from "@mows/sdk/docs";
import type { playlistDoc } from "./playlist.ts";

type Draft = DocDraft<typeof playlistDoc>;
type Item = DocSnapshot<typeof playlistDoc>["tracks"][number];

/** Each track once, where it came first: two people may have added it at the same time. */
export function shownItems(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** Appends what is not in it yet, so adding an album twice does no harm. How many were new. */
export function addTracks({ tracks }: Draft, trackIds: readonly string[]): number {
  const known = new Set(tracks.ids.map((id) => tracks.get(id)));
  const added = [...new Set(trackIds)].filter((id) => !known.has(id));
  tracks.push(...added);
  return added.length;
}

/** Every copy of it. */
export function removeTrack({ tracks }: Draft, trackId: string): void {
  tracks.remove(...tracks.ids.filter((id) => tracks.get(id) === trackId));
}

/** Puts an item where another one is now: behind it when it comes from above, else before it. */
export function moveItem({ tracks }: Draft, id: string, toId: string): void {
  const from = tracks.ids.indexOf(id);
  const to = tracks.ids.indexOf(toId);
  if (from < 0 || to < 0 || from === to) return;
  tracks.move(id, from < to ? { after: toId } : { before: toId });
}
