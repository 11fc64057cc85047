import { describe, expect, it } from "vitest";
import { keepShown, moveActive, nothingSelected, selectAll, selectOnly, selectRange, toggle } from "./selection.ts";

const order = ["a", "b", "c", "d", "e"];
const chosen = ({ ids }: { ids: ReadonlySet<string> }) => [...ids].toSorted().join("");

describe("a selection", () => {
  it("is one file after a click, and more or fewer with the control key", () => {
    const two = toggle(selectOnly("b"), "d");
    expect(chosen(two)).toBe("bd");
    expect(chosen(toggle(two, "b"))).toBe("d");
  });

  it("reaches from the anchor in either direction, however often its end is moved", () => {
    const down = selectRange(selectOnly("c"), order, "e");
    expect(chosen(down)).toBe("cde");
    expect(chosen(selectRange(down, order, "a"))).toBe("abc");
  });

  it("keeps what was chosen when a range is added", () => {
    const apart = toggle(selectOnly("a"), "d");
    expect(chosen(selectRange(apart, order, "e", true))).toBe("ade");
  });

  it("begins a range where the keyboard is, or at the file itself", () => {
    expect(chosen(selectRange(moveActive(nothingSelected, "b"), order, "c"))).toBe("bc");
    expect(chosen(selectRange(nothingSelected, order, "c"))).toBe("c");
  });

  it("of everything leaves the keyboard where it is", () => {
    expect(selectAll(selectOnly("c"), order)).toMatchObject({ active: "c", ids: new Set(order) });
  });

  it("forgets what is gone", () => {
    const two = toggle(selectOnly("a"), "b");
    expect(keepShown(two, () => true)).toBe(two);
    expect(keepShown(two, (id) => id === "a")).toEqual({ ids: new Set(["a"]), anchor: null, active: null });
  });
});
