import { useMows } from "@mows/react";
import type { FolderNode } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { FolderContents } from "./folder-contents.tsx";
import { NewFolderForm } from "./new-folder-form.tsx";
import { NodeRows, type Choosing } from "./node-rows.tsx";
import { TrailNavigation } from "./trail-navigation.tsx";
import { useTrail, type TrailStep } from "./use-trail.ts";

interface BrowserProps {
  /** Null where the open folder itself is what gets chosen. */
  choosing: Choosing | null;
  /** Told which folder is open; null where all places are shown. */
  onPlace: (place: { steps: readonly TrailStep[] } | null) => void;
}

/** A way through everything the person has: their own files, their groups', and what others share with them. */
export function Browser(props: BrowserProps) {
  const mows = useMows();
  const { browse } = useConsoleMessages();
  const roots = useQuery(mows.files.roots.queryOptions());
  if (roots.error) return <LoadFailure error={roots.error} retry={() => void roots.refetch()} />;
  if (!roots.data) return <Loading>{browse.loading}</Loading>;
  if (roots.data.__typename !== "Roots") return <Refusal result={roots.data} />;
  const places = roots.data.roots.map(({ node }) => ({ ...node, name: placeName(node, browse.yourFiles) }));
  return <Places {...props} places={places} />;
}

/** The root of a person's own space has a name that nobody gave it. */
function placeName(node: { name: string; parentId: string | null }, yourFiles: string): string {
  return node.parentId === null && node.name === "Files" ? yourFiles : node.name;
}

type Place = Parameters<typeof NodeRows>[0]["nodes"][number];

function Places({ places, choosing, onPlace }: BrowserProps & { places: readonly Place[] }) {
  const { browse } = useConsoleMessages();
  const [only] = places;
  const start = places.length === 1 && only?.__typename === "Folder" ? [only] : [];
  const trail = useTrail(start);
  const { steps, open } = trail;
  const here = steps.at(-1) ?? null;
  const onPlaceLatest = useRef(onPlace);
  useEffect(() => {
    onPlaceLatest.current = onPlace;
  });
  useEffect(() => {
    onPlaceLatest.current(steps.length === 0 ? null : { steps });
  }, [steps]);
  const enter = ({ id, name, access }: FolderNode) => open({ id, name, access });
  return (
    <div className="browse">
      <TrailNavigation {...trail} severalPlaces={places.length > 1} />
      {places.length === 0 && <p className="quiet">{browse.noPlaces}</p>}
      {here === null ? (
        <NodeRows nodes={places} label={browse.allPlaces} choosing={choosing} onOpen={open} />
      ) : (
        <>
          <FolderContents key={here.id} folder={here} choosing={choosing} onOpen={open} />
          {here.access !== "READ" && <NewFolderForm parentId={here.id} onMade={enter} />}
        </>
      )}
    </div>
  );
}
