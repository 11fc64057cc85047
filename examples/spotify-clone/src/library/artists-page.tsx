import { PageTitle } from "../app/page-title.tsx";
import { ArtistCard } from "./artist-card.tsx";
import { CardGrid } from "./card-grid.tsx";
import { countOf } from "./count-of.ts";
import { useLibrary } from "./library-context.tsx";
import { NothingHere } from "./nothing-here.tsx";

export function ArtistsPage() {
  const { artists } = useLibrary().library;
  return (
    <>
      <PageTitle title="Artists" detail={countOf(artists.length, "artist")} />
      {artists.length === 0 ? (
        <NothingHere title="No artists yet">Artists come from the tags in your files.</NothingHere>
      ) : (
        <CardGrid
          items={artists}
          label="Artists"
          keyOf={(artist) => artist.key}
          renderCard={(artist, focus) => <ArtistCard artist={artist} {...focus} />}
        />
      )}
    </>
  );
}
