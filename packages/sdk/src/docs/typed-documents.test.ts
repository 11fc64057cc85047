import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { expect, it } from "vitest";
import { createDraft } from "./create-draft.ts";
import { snapshotsOf } from "./snapshots-of.ts";
import type { DocDraft } from "./doc-draft.ts";
import { defineDoc } from "./define-doc.ts";
import { list, map, record, text, value } from "./kinds.ts";

const schema = defineDoc({
  title: text(),
  tracks: list(value<string>()),
  tasks: list(record({ name: text(), done: value(false), tags: list(value<string>()) })),
  settings: map(value<number>()),
  shuffle: value(false),
  cover: value<string>(),
});

type Draft = DocDraft<typeof schema>;

function page() {
  const doc = new Doc();
  return {
    doc,
    snapshot: snapshotsOf(doc, schema),
    change: (edit: (draft: Draft) => void) => doc.transact(() => edit(createDraft(doc, schema))),
  };
}

const tracksOf = ({ snapshot }: Page) =>
  snapshot()
    .tracks.map((item) => item.value)
    .join("");

type Page = ReturnType<typeof page>;

/** Everybody has what everybody did. */
function meet(...pages: readonly Page[]): void {
  for (const from of pages) for (const to of pages) applyUpdate(to.doc, encodeStateAsUpdate(from.doc));
}

/** Pages that begin with the same tracks. */
function pagesWith(count: number, tracks: string): Page[] {
  const pages = Array.from({ length: count }, page);
  pages[0]?.change((draft) => draft.tracks.push(...tracks.split("")));
  meet(...pages);
  return pages;
}

const idOf = ({ snapshot }: Page, track: string) =>
  snapshot().tracks.find((item) => item.value === track)?.id ?? "gone";

it("reads what nobody has written as empty, or as what it is at first", () => {
  const { snapshot } = page();
  expect(snapshot()).toEqual({ title: "", tracks: [], tasks: [], settings: {}, shuffle: false, cover: undefined });
});

it("edits every kind of field", () => {
  const { change, snapshot } = page();
  change((draft) => {
    draft.title.insert(0, "Mon");
    draft.title.replace("Monday");
    draft.title.delete(0, 1);
    draft.shuffle = true;
    draft.cover = "c.webp";
    draft.settings.set("volume", 0.5);
    const [a = "", b = ""] = draft.tracks.push("a", "b");
    draft.tracks.insert({ before: b }, "x");
    draft.tracks.insert({ after: a }, "y");
    draft.tracks.insert(0, "z");
    expect(draft.tracks.get(a)).toBe("a");
    draft.tracks.set(a, "A");
    const [task = ""] = draft.tasks.push({ name: "wash", tags: ["home"] });
    const edited = draft.tasks.get(task);
    if (edited) edited.done = true;
    edited?.name.insert(0, "dish");
    edited?.tags.push("kitchen");
    expect(draft.settings.get("volume")).toBe(0.5);
  });
  const { tracks, tasks, ...rest } = snapshot();
  expect(rest).toEqual({ title: "onday", shuffle: true, cover: "c.webp", settings: { volume: 0.5 } });
  expect(tracks.map((item) => item.value).join("")).toBe("zAyxb");
  expect(tasks[0]?.value).toMatchObject({ name: "dishwash", done: true });
  expect(tasks[0]?.value.tags.map((item) => item.value)).toEqual(["home", "kitchen"]);
  change((draft) => {
    draft.tracks.remove(...draft.tracks.ids);
    draft.settings.delete("volume");
    draft.cover = undefined;
  });
  expect(snapshot()).toMatchObject({ tracks: [], settings: {}, cover: undefined });
});

it("gives the same snapshot until something changes, and the same parts where nothing did", () => {
  const { change, snapshot } = page();
  change((draft) => {
    draft.tasks.push({ name: "wash" }, { name: "dry" });
    draft.tracks.push("a", "b");
  });
  const before = snapshot();
  expect(snapshot()).toBe(before);
  change((draft) => {
    const last = draft.tasks.get(draft.tasks.ids[1] ?? "");
    if (last) last.done = true;
  });
  const after = snapshot();
  expect(after).not.toBe(before);
  expect(after.tracks).toBe(before.tracks);
  expect(after.tasks[0]).toBe(before.tasks[0]);
  expect(after.tasks[1]).not.toBe(before.tasks[1]);
  expect(after.tasks[1]?.value.tags).toBe(before.tasks[1]?.value.tags);
  change((draft) => draft.tracks.move(draft.tracks.ids[1] ?? "", 0));
  expect(snapshot().tracks).toEqual([before.tracks[1], before.tracks[0]]);
  expect(snapshot().tracks[0]).toBe(before.tracks[1]);
});

it("neither doubles nor loses an item that two move at once", () => {
  const [ada, bob] = pagesWith(2, "abcd") as [Page, Page];
  ada.change((draft) => draft.tracks.move(idOf(ada, "a"), { after: idOf(ada, "d") }));
  bob.change((draft) => draft.tracks.move(idOf(bob, "a"), { before: idOf(bob, "c") }));
  bob.change((draft) => draft.tracks.remove(idOf(bob, "d")));
  meet(ada, bob);
  expect(tracksOf(ada)).toBe(tracksOf(bob));
  expect(["bac", "bca"]).toContain(tracksOf(ada));
});

it("keeps together what two add at the same place at once", () => {
  const [ada, bob] = pagesWith(2, "ab") as [Page, Page];
  ada.change((draft) => draft.tracks.insert(1, "1", "2", "3"));
  bob.change((draft) => draft.tracks.insert(1, "6", "7", "8"));
  meet(ada, bob);
  expect(["a123678b", "a678123b"]).toContain(tracksOf(ada));
});

it("writes only the difference into a text, and cuts no character in two", () => {
  const [ada, bob] = [page(), page()];
  ada.change((draft) => draft.title.replace("the quick fox 🦊"));
  meet(ada, bob);
  ada.change((draft) => draft.title.replace("the slow fox 🦊"));
  bob.change((draft) => draft.title.replace("the quick fox 🐊!"));
  meet(ada, bob);
  expect(ada.snapshot().title).toBe("the slow fox 🐊!");
});

it("comes to one order whatever is moved, added and taken away at once", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 30; round++) {
    const pages = pagesWith(3, "abcdefgh");
    for (let step = 0; step < 30; step++) {
      const one = pages[random(3)] as Page;
      one.change(({ tracks }) => {
        const { ids } = tracks;
        const id = ids[random(Math.max(1, ids.length))] ?? "";
        const kind = random(6);
        if (kind === 0) tracks.remove(id);
        else if (kind === 1) tracks.insert(random(ids.length + 1), "x");
        else tracks.move(id, random(ids.length + 1));
      });
      if (random(5) === 0) meet(one, pages[random(3)] as Page);
    }
    meet(...pages);
    const [first, ...others] = pages.map(({ snapshot }) => snapshot().tracks.map(({ id }) => id));
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(first).size).toBe(first?.length);
  }
});
