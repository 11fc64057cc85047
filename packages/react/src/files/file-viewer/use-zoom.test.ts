import { describe, expect, it } from "vitest";
import { zoomed } from "./use-zoom.ts";

const fitted = { scale: 1, x: 0, y: 0 };

describe("zooming", () => {
  it("keeps what is under the pointer where it is", () => {
    const at = { x: 100, y: -40 };
    const once = zoomed(fitted, 2, at);
    // a point of the picture is shown at `x + scale * point`
    const pointUnder = { x: (at.x - fitted.x) / 1, y: (at.y - fitted.y) / 1 };
    expect({ x: once.x + once.scale * pointUnder.x, y: once.y + once.scale * pointUnder.y }).toEqual(at);
  });

  it("stays between the window and eight times it, and is centred once it fits", () => {
    expect(zoomed(fitted, 100).scale).toBe(8);
    expect(zoomed({ scale: 2, x: 300, y: 10 }, 0.1)).toEqual(fitted);
  });
});
