import type { SearchHit, SearchKind } from "@mows/sdk/search";
import { pluralIn } from "../plural-in.ts";

const plural = pluralIn("en");

/** `<Search>`. */
export const search = {
  search: {
    label: "Search",
    placeholder: "Search files",
    clear: "Clear the search",
    results: "Found",
    recent: "Searched before",
    forget: "Forget what was searched",
    filters: "Narrow the search",
    /** `shown` is the number as the locale writes it. */
    filter: (name: string, shown: string) => `${name} (${shown})`,
    found: (count: number, shown: string) => plural(count, { one: "1 found", other: `${shown} found` }),
    foundAtLeast: (_count: number, shown: string) => `More than ${shown} found`,
    nothing: (query: string) => `Nothing found for “${query}”.`,
    nothingAtAll: "Nothing found.",
    searching: "Searching…",
    more: "Show more",
    showInFolder: "Show in its folder (Ctrl and Enter)",
    whenAndWhere: "When and where",
    when: "When",
    whichMoment: "What happened then",
    takenIn: "Taken in",
    modifiedIn: "Changed in",
    anyMonth: "Any month",
    where: "Taken near",
    whereHint: "Latitude and longitude, as maps and cameras write them.",
    placeWrong: "This is no place. Write it like 48.137, 11.575.",
    howFar: "How far around",
    within: (km: string) => `within ${km} km`,
    apply: "Apply",
    anywhere: "Anywhere",
    in: (path: string) => `in ${path}`,
    unreachable: "Your cloud cannot be reached.",
    notSearched: (reason: string) => `This could not be searched: ${reason}`,
    kinds: {
      FOLDER: "Folders",
      IMAGE: "Pictures",
      AUDIO: "Audio",
      VIDEO: "Videos",
      DOCUMENT: "Documents",
      TEXT: "Texts",
      ARCHIVE: "Archives",
      OTHER: "Other files",
    } satisfies Record<SearchKind, string> as Record<SearchKind, string>,
    fields: {
      NAME: "Name",
      TITLE: "Title",
      ARTIST: "Artist",
      ALBUM: "Album",
      TAG: "Tag",
      CONTENT: "Text",
    } satisfies Record<SearchHit["matched"][number], string> as Record<SearchHit["matched"][number], string>,
  },
};
