/** What a file browser shows. */
export type FilePlace =
  /** All the places a person's files begin at: their own, their groups', what others share with them. */
  | { readonly view: "places" }
  /** Of those, what others share. */
  | { readonly view: "shared" }
  | {
      readonly view: "folder";
      readonly folderId: string;
      /** One of what it holds, that is chosen and scrolled to when the folder opens. */
      readonly showId?: string;
    }
  | { readonly view: "starred" }
  /** What was deleted from this folder or below it. */
  | { readonly view: "trash"; readonly withinId: string };

/** Tells places apart: equal for equal places. */
export function placeKey(place: FilePlace): string {
  switch (place.view) {
    case "folder":
      return place.folderId;
    case "trash":
      return `trash ${place.withinId}`;
    case "places":
    case "shared":
    case "starred":
      return place.view;
    default:
      return place satisfies never;
  }
}
