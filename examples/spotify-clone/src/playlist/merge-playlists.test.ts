import { expect, it } from "vitest";
import { mergePlaylists } from "./merge-playlists.ts";

const stored = (id: string, revision: number, nodeId: string, name = id) => ({
  id,
  revision,
  nodeId,
  name,
  trackIds: [],
});

it("takes the higher revision and gives the other file up", () => {
  const merged = mergePlaylists([stored("p", 3, "new", "New name"), stored("p", 2, "old", "Old name")]);
  expect(merged.current.map(({ name }) => name)).toEqual(["New name"]);
  expect(merged.supersededNodeIds).toEqual(["old"]);
});

it("takes the file written later when two tabs made the same revision", () => {
  expect(mergePlaylists([stored("p", 2, "b"), stored("p", 2, "a")])).toMatchObject({
    current: [{ nodeId: "b" }],
    supersededNodeIds: ["a"],
  });
});

it("leaves different playlists alone, in the order of their names", () => {
  const merged = mergePlaylists([stored("1", 1, "x", "Zoo"), stored("2", 1, "y", "apple")]);
  expect(merged.current.map(({ name }) => name)).toEqual(["apple", "Zoo"]);
  expect(merged.supersededNodeIds).toEqual([]);
});
