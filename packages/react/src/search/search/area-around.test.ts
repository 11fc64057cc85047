import { describe, expect, it } from "vitest";
import { areaAround, middleOf, parsePlace } from "./area-around.ts";
import { monthRange } from "./month-range.ts";

describe("a place", () => {
  it.each([
    ["48.137, 11.575", { latitude: 48.137, longitude: 11.575 }],
    ["33.86 S 151.2 E", { latitude: -33.86, longitude: 151.2 }],
    ["-0.5;-78.5", { latitude: -0.5, longitude: -78.5 }],
    ["95, 10", null],
    ["Munich", null],
  ])("is read as people write it: %s", (text, place) => expect(parsePlace(text)).toEqual(place));
});

describe("the area around a place", () => {
  it("is as wide as it is high, wherever it lies, and tells its middle", () => {
    const { north, south, west, east } = areaAround({ latitude: 60, longitude: 10 }, 10);
    expect((east - west) / (north - south)).toBeCloseTo(2, 2);
    const middle = middleOf({ north, south, west, east });
    expect(middle.km).toBe(10);
    expect(middle.latitude).toBeCloseTo(60);
    expect(middle.longitude).toBeCloseTo(10);
  });

  it("reaches across the 180th meridian, and around the pole", () => {
    const fiji = areaAround({ latitude: -17, longitude: 179.9 }, 50);
    expect(fiji.west).toBeGreaterThan(fiji.east);
    expect(middleOf(fiji).longitude).toBeCloseTo(179.9);
    expect(areaAround({ latitude: 90, longitude: 0 }, 500)).toMatchObject({ north: 90, west: -180, east: 180 });
  });
});

it("a month ends where the next begins, also at the end of a year", () => {
  expect(monthRange("2033-12")).toEqual({ after: "2033-12-01T00:00:00.000Z", before: "2034-01-01T00:00:00.000Z" });
});
