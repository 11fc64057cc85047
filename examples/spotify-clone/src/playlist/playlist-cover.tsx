import { Cover } from "../library/cover.tsx";
import type { Track } from "../library/track.ts";

/** The covers of the first four different albums as one; one cover while there are fewer. */
export function PlaylistCover({
  name,
  tracks,
  className = "hero-cover",
}: {
  name: string;
  tracks: readonly Track[];
  className?: string;
}) {
  const urls = [...new Set(tracks.flatMap((track) => track.coverUrl ?? []))].slice(0, 4);
  if (urls.length < 4) return <Cover url={urls[0] ?? null} seed={name} className={className} eager />;
  return (
    <span className={`cover cover-square playlist-cover ${className}`}>
      {urls.map((url) => (
        <Cover key={url} url={url} seed={url} eager />
      ))}
    </span>
  );
}
