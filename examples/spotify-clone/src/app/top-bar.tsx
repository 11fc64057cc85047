import { UserMenu } from "@mows/react";
import { ChevronLeft } from "lucide-react";
import { AddMusicButton } from "../upload/add-music-button.tsx";
import { SearchField } from "../search/search-field.tsx";
import { Link } from "./link.tsx";
import { useRoute } from "./location.ts";
import { Logo } from "./logo.tsx";
import { ThemeButton } from "./theme-button.tsx";

/** Search, adding music, theme and account. On narrow screens the search field only comes with its tab. */
export function TopBar({ isNarrow }: { isNarrow: boolean }) {
  const route = useRoute();
  const showsSearch = !isNarrow || route.page === "search";
  const isDetail =
    route.page === "album" || route.page === "artist" || route.page === "playlist" || route.page === "queue";
  return (
    <header className="top-bar">
      {isNarrow && isDetail && (
        <button type="button" className="icon-button" aria-label="Back" onClick={() => window.history.back()}>
          <ChevronLeft aria-hidden="true" />
        </button>
      )}
      {isNarrow && !showsSearch && !isDetail && (
        <Link href="/" className="top-bar-logo" aria-label="Cadence, home">
          <Logo />
        </Link>
      )}
      {showsSearch && <SearchField />}
      <div className="top-bar-end">
        <AddMusicButton />
        <ThemeButton />
        <UserMenu />
      </div>
    </header>
  );
}
