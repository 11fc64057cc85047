import { expectTypeOf } from "vitest";
import type { Mows } from "../client.ts";
import { defineDoc, type DocSnapshot, list, type ListItem, map, record, text, value, xml } from "./docs.ts";

interface Track {
  nodeId: string;
  title: string;
}

const playlist = defineDoc({
  title: text(),
  tracks: list(value<Track>()),
  settings: map(value<number>()),
  shuffle: value(false),
  cover: value<string>(),
  tasks: list(record({ name: text(), done: value(false), due: value<string>() })),
  body: xml(),
});

/** Checked by the compiler alone; nothing here runs. */
export function snapshots(snapshot: DocSnapshot<typeof playlist>): void {
  expectTypeOf(snapshot.title).toBeString();
  expectTypeOf(snapshot.tracks).toEqualTypeOf<readonly ListItem<Track>[]>();
  expectTypeOf(snapshot.settings).toEqualTypeOf<Readonly<Record<string, number>>>();
  expectTypeOf(snapshot.shuffle).toBeBoolean();
  expectTypeOf(snapshot.cover).toEqualTypeOf<string | undefined>();
  const task = snapshot.tasks[0]?.value;
  expectTypeOf(task?.name).toEqualTypeOf<string | undefined>();
  expectTypeOf(task?.done).toEqualTypeOf<boolean | undefined>();
  // @ts-expect-error what an editor binds to is not in snapshots
  void snapshot.body;
  // @ts-expect-error a snapshot is not written to
  snapshot.shuffle = true;
}

export async function drafts(mows: Mows, track: Track): Promise<void> {
  const doc = await mows.docs.open("a", playlist);
  expectTypeOf(doc.snapshot()).toEqualTypeOf<DocSnapshot<typeof playlist>>();
  doc.change((draft) => {
    draft.title.replace("Monday");
    const [id = ""] = draft.tracks.push(track, track);
    draft.tracks.move(id, { before: "b" });
    expectTypeOf(draft.tracks.get(id)).toEqualTypeOf<Track | undefined>();
    draft.shuffle = true;
    draft.cover = undefined;
    draft.settings.set("volume", 1);
    const [task = ""] = draft.tasks.push({ name: "wash" }, { name: "dry", done: true });
    const edited = draft.tasks.get(task);
    if (edited) {
      edited.done = true;
      edited.name.insert(0, "wind-");
      // @ts-expect-error text is edited, not assigned
      edited.name = "x";
    }
    // @ts-expect-error not a boolean
    draft.shuffle = "yes";
    // @ts-expect-error not a track
    draft.tracks.push("track");
    // @ts-expect-error not a field
    draft.sorted = true;
  });

  const untyped = await mows.docs.open("a");
  // @ts-expect-error what it holds is not known
  void untyped.snapshot;

  const room = await mows.docs.room<{ positionMs: number }>("a", "listen");
  room.setMe({ positionMs: 1 });
  expectTypeOf(room.others[0]?.state.positionMs).toEqualTypeOf<number | undefined>();
  // @ts-expect-error not of this room
  room.setMe({ cursor: 1 });
}
