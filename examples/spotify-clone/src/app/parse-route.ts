export type Route =
  | { readonly page: "home" | "albums" | "artists" | "tracks" | "recent" | "queue" | "playlists" | "not-found" }
  | { readonly page: "album" | "artist"; readonly key: string }
  | { readonly page: "playlist"; readonly id: string }
  | { readonly page: "search"; readonly query: string };

const PLAIN = {
  "": "home",
  albums: "albums",
  artists: "artists",
  tracks: "tracks",
  recent: "recent",
  queue: "queue",
  playlists: "playlists",
} as const;

const DETAIL = {
  albums: (key: string): Route => ({ page: "album", key }),
  artists: (key: string): Route => ({ page: "artist", key }),
  playlists: (id: string): Route => ({ page: "playlist", id }),
} as const;

const isKeyOf = <T extends object>(key: string, object: T): key is Extract<keyof T, string> =>
  Object.hasOwn(object, key);

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The page behind an address: total, so that any address a person types shows something. */
export function parseRoute(pathname: string, search: string): Route {
  const segments = pathname.replace(/\/+$/, "").split("/").slice(1).map(decoded);
  const [section = "", detail, ...rest] = segments;
  if (section === null || detail === null || rest.length > 0) return { page: "not-found" };
  if (detail === undefined) {
    if (section === "search") return { page: "search", query: new URLSearchParams(search).get("q") ?? "" };
    return isKeyOf(section, PLAIN) ? { page: PLAIN[section] } : { page: "not-found" };
  }
  return isKeyOf(section, DETAIL) ? DETAIL[section](detail) : { page: "not-found" };
}
