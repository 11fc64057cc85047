import { Dropzone, UploadList, useAudioPlayer, useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { tracksOf } from "./tracks-of.ts";

/** The folder the person granted; the first of them where it is more than one. */
export function Library() {
  const mows = useMows();
  const { data, error } = useQuery(mows.files.roots.queryOptions());
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>Looking for your music…</p>;
  if (data.__typename !== "Roots") return <p role="alert">{data.message}</p>;
  const [root] = data.roots;
  if (!root) return <p>No folder was granted to this app yet.</p>;
  return <Tracks folderId={root.node.id} />;
}

function Tracks({ folderId }: { folderId: string }) {
  const mows = useMows();
  const { play, track } = useAudioPlayer();
  const { data, error } = useQuery(mows.files.index.queryOptions({ withinId: folderId, mimeType: "audio/*" }));
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>Reading your library…</p>;
  if (data.__typename !== "FileIndex") return <p role="alert">{data.message}</p>;
  const tracks = tracksOf(data.rows, mows.files.contentUrl);
  return (
    <>
      <Dropzone folderId={folderId} accept={["audio/*"]} />
      <UploadList />
      <ol className="tracks">
        {tracks.map((each, index) => (
          <li key={each.id}>
            <button type="button" aria-current={each.id === track?.id} onClick={() => play(tracks, index)}>
              <strong>{each.title}</strong>
              <span>{each.artist}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
