import type { FilePlace } from "@mows/react";
import { expect, it } from "vitest";
import { addressOf, placeAt } from "./files-address.ts";

const places: FilePlace[] = [
  { view: "places" },
  { view: "shared" },
  { view: "starred" },
  { view: "folder", folderId: "018f" },
  { view: "folder", folderId: "018f", showId: "0190" },
  { view: "trash", withinId: "018f" },
];

it.each(places)("every place has an address that leads back to it: $view", (place) => {
  expect(placeAt(new URL(addressOf(place), "http://mows.test"))).toEqual(place);
});

it("the address without a place is where one's own files begin", () => {
  expect(placeAt(new URL("http://mows.test/files"))).toBeNull();
});
