import type { Node } from "@mows/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { MowsProvider } from "../../../provider.tsx";
import { ada, cloudAnswering, sessionOf } from "../../../testing/cloud-answering.ts";
import { useFolderList } from "./use-folder-list.ts";

type Asked = { first: number; after: string | null };

const nodeOf = (name: string, size = 0): Node => ({
  __typename: "File",
  id: name,
  name,
  parentId: "p",
  spaceId: "s",
  createdAt: "2026-01-31T12:00:00.000Z",
  modifiedAt: "2026-01-31T12:00:00.000Z",
  access: "WRITE",
  tags: [],
  starred: false,
  commentCount: 0,
  size,
  mimeType: "text/plain",
  sha256: null,
  version: 1,
  contentUrl: "",
  coverUrl: null,
  thumbnailUrl: null,
  audio: null,
});
const named = (index: number) => `row ${String(index).padStart(6, "0")}`;

/** A folder of so many files, in the order of their names, as the cloud hands it out; and the list of it, read to its end. */
async function openFolder(count: number) {
  const folder = new Map(Array.from({ length: count }, (_, index) => [named(index), nodeOf(named(index))]));
  const asked: Asked[] = [];
  const mows = cloudAnswering({
    Session: () => sessionOf(ada),
    Node: ({ variables }) => ({ node: [...folder.values()].find(({ id }) => id === (variables as Node).id) }),
    Children: ({ variables }) => {
      const { first, after } = variables as Asked;
      asked.push({ first, after });
      const names = [...folder.keys()].toSorted().filter((name) => after === null || name > after);
      const nodes = names.slice(0, first).map((name) => folder.get(name));
      return { children: { __typename: "NodePage", nodes, endCursor: names.length > first ? names[first - 1] : null } };
    },
  });
  const { result } = renderHook(() => ({ list: useFolderList("p", "NAME_ASC"), client: useQueryClient() }), {
    wrapper: ({ children }) => <MowsProvider mows={mows}>{children}</MowsProvider>,
  });
  await waitFor(() => expect(result.current.list.rows.nodes.length).toBeGreaterThan(0));
  await act(() => result.current.list.readAll());
  const list = () => result.current.list;
  await waitFor(() => expect(list().rows.nodes).toHaveLength(count));
  /** Scrolls there, and gives what is seen once nothing more is asked for it: the grid says it anew whenever it is drawn. */
  const look = async (from: number): Promise<string[]> => {
    for (let before = -1; before < asked.length;) {
      before = asked.length;
      act(() => list().look(from, from + 40));
      await waitFor(() => expect(list().query.isFetching).toBe(false));
    }
    return list()
      .rows.nodes.slice(from, from + 40)
      .map(({ name }) => name);
  };
  /** What the feed makes of a change. */
  const told = async () => {
    asked.length = 0;
    await act(() =>
      result.current.client.invalidateQueries({ queryKey: ["mows", "files", "list", { folderId: "p" }] }),
    );
  };
  return { folder, asked, list, look, told, names: () => [...folder.keys()].toSorted() };
}

afterEach(cleanup);

describe("a long folder that was scrolled through", () => {
  it("costs a request or two when something changes, and is true where it is looked at", async () => {
    const { folder, asked, list, look, told, names } = await openFolder(20_000);
    await look(10_000);
    folder.delete(named(10_003));
    folder.set(`${named(10_005)} b`, nodeOf(`${named(10_005)} b`));
    folder.set(named(10_010), nodeOf(named(10_010), 77));
    folder.delete(named(19_000));
    await told();
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(await look(10_000)).toEqual(names().slice(10_000, 10_040));
    expect(list().rows.nodes[10_010]).toMatchObject({ size: 77 });

    asked.length = 0;
    expect(await look(18_980)).toEqual(names().slice(18_980, 19_020));
    expect(asked.length).toBeLessThanOrEqual(2);
    asked.length = 0;
    await look(18_990);
    await look(10_000);
    expect(asked).toEqual([]);

    // the grid may say more rows than there are
    await look(19_980);
    folder.delete(named(19_999));
    await told();
    expect(await look(19_980)).toEqual(names().slice(19_980));
  });

  it("has what is new at once where it is short", async () => {
    const { folder, asked, told, list } = await openFolder(3);
    folder.set(named(1_000), nodeOf(named(1_000)));
    await told();
    await waitFor(() => expect(list().rows.nodes).toHaveLength(4));
    expect(asked).toHaveLength(1);
  });

  it("stays whole when more comes to a page, or goes from it, than a page holds", async () => {
    const { folder, asked, look, told, names, list } = await openFolder(6_000);
    await look(3_000);
    for (let index = 0; index < 700; index++) {
      const name = `${named(3_001)} ${named(index)}`;
      folder.set(name, nodeOf(name));
    }
    await told();
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(await look(3_000)).toEqual(names().slice(3_000, 3_040));
    expect(list().rows.nodes.map(({ name }) => name)).toEqual(names());
    for (const name of names().slice(2_000, 5_000)) folder.delete(name);
    await told();
    expect(await look(2_000)).toEqual(names().slice(2_000, 2_040));
  });

  it("shows a file that moved within it once, and one that got its name far away", async () => {
    const { folder, look, told, list, names } = await openFolder(6_000);
    await look(1_000);
    const moved = folder.get(named(1_005));
    if (!moved) throw new Error("it is there");
    folder.delete(named(1_005));
    folder.set("row 005000 b", { ...moved, name: "row 005000 b" });
    await told();
    await waitFor(() => expect(list().rows.nodes.some(({ id }) => id === moved.id)).toBe(false));
    await act(() => list().bringIn(moved.id));
    await waitFor(() => expect(list().rows.nodes.map(({ name }) => name)).toEqual(names()));
  });
});
