import type { ReactNode } from "react";
import { AlbumPage } from "../library/album-page.tsx";
import { AlbumsPage } from "../library/albums-page.tsx";
import { ArtistPage } from "../library/artist-page.tsx";
import { ArtistsPage } from "../library/artists-page.tsx";
import { HomePage } from "../library/home-page.tsx";
import { useLibraryState } from "../library/library-context.tsx";
import { NotFoundPage } from "../library/not-found-page.tsx";
import { RecentPage } from "../library/recent-page.tsx";
import { TracksPage } from "../library/tracks-page.tsx";
import { QueuePage } from "../player/queue-page.tsx";
import { PlaylistPage } from "../playlist/playlist-page.tsx";
import { PlaylistsPage } from "../playlist/playlists-page.tsx";
import { SearchPage } from "../search/search-page.tsx";
import { EmptyLibrary } from "../upload/empty-library.tsx";
import { AccessNeeded } from "./access-needed.tsx";
import { LibraryFailed } from "./library-failed.tsx";
import { useRoute } from "./location.ts";
import type { Route } from "./parse-route.ts";
import { Skeleton } from "./skeleton.tsx";

function pageOf(route: Route): ReactNode {
  switch (route.page) {
    case "home":
      return <HomePage />;
    case "albums":
      return <AlbumsPage />;
    case "album":
      return <AlbumPage key={route.key} albumKey={route.key} />;
    case "artists":
      return <ArtistsPage />;
    case "artist":
      return <ArtistPage key={route.key} artistKey={route.key} />;
    case "tracks":
      return <TracksPage />;
    case "recent":
      return <RecentPage />;
    case "search":
      return <SearchPage query={route.query} />;
    case "playlists":
      return <PlaylistsPage />;
    case "playlist":
      return <PlaylistPage key={route.id} id={route.id} />;
    case "queue":
      return <QueuePage />;
    case "not-found":
      return <NotFoundPage what="page" />;
    default:
      return route satisfies never;
  }
}

const LIST_PAGES: ReadonlySet<Route["page"]> = new Set([
  "tracks",
  "recent",
  "search",
  "queue",
  "album",
  "artist",
  "playlist",
]);

/** The page of the address once the library is there, and what stands in for it until then. */
export function Page() {
  const route = useRoute();
  const state = useLibraryState();
  switch (state.kind) {
    case "loading":
      return <Skeleton shape={LIST_PAGES.has(route.page) ? "list" : "cards"} />;
    case "denied":
      return <AccessNeeded message={state.message} />;
    case "failed":
      return <LibraryFailed message={state.message} retry={state.retry} />;
    case "ready": {
      const isEmpty = state.library.recentTracks.length === 0;
      return isEmpty && route.page !== "not-found" ? <EmptyLibrary folder={state.folder} /> : pageOf(route);
    }
    default:
      return state satisfies never;
  }
}
