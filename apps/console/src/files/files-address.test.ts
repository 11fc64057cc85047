import type { FilePlace } from "@mows/react";
import { expect, it } from "vitest";
import { addressOf, placeAt } from "./files-address.ts";

const places: FilePlace[] = [
  { view: "places" },
  { view: "shared" },
  { view: "starred" },
  { view: "folder", folderId: "018f" },
  { view: "trash", withinId: "018f" },
];

it.each(places)("every place has an address that leads back to it: $view", (place) => {
  expect(placeAt(addressOf(place))).toEqual(place);
});

it("the address without a place is where one's own files begin", () => {
  expect(placeAt("/files")).toBeNull();
});
