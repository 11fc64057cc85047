import type { FilePlace } from "@mows/react";

/** Where files are looked for. */
export const searchAddress = "/files/search";

/** Where a place is in the console. */
export function addressOf(place: FilePlace): string {
  switch (place.view) {
    case "folder":
      return `/files/${place.folderId}${place.showId === undefined ? "" : `?show=${place.showId}`}`;
    case "trash":
      return `/files/trash/${place.withinId}`;
    case "places":
    case "shared":
    case "starred":
      return `/files/${place.view}`;
    default:
      return place satisfies never;
  }
}

/** The place that an address names; null for `/files` itself, where one's own files begin. */
export function placeAt({ pathname, searchParams }: URL): FilePlace | null {
  const [, , first = "", second] = pathname.split("/");
  if (first === "") return null;
  if (first === "trash" && second) return { view: "trash", withinId: second };
  if (first === "places" || first === "shared" || first === "starred") return { view: first };
  const showId = searchParams.get("show");
  return { view: "folder", folderId: first, ...(showId !== null && { showId }) };
}
