import { PortalContext } from "@ariakit/react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { DeleteTrackDialog } from "./delete-track-dialog.tsx";
import { RenameTrackDialog } from "./rename-track-dialog.tsx";
import { TrackActionsContext, type TrackActions, type TrackMenuTarget } from "./track-actions.ts";
import { TrackMenu } from "./track-menu.tsx";
import type { Track } from "./track.ts";
import { NewPlaylistDialog } from "../playlist/new-playlist-dialog.tsx";

type OpenDialog =
  | { readonly kind: "rename" | "delete"; readonly track: Track }
  | { readonly kind: "new-playlist"; readonly tracks: readonly Track[] };

/** One menu and one dialog at a time for however many rows: a row that is scrolled away does not take its menu along. */
export function TrackActionsProvider({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<TrackMenuTarget | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = useCallback(() => setDialog(null), []);
  const actions = useMemo(
    (): TrackActions => ({
      openMenu: (wanted) => {
        setTarget(wanted);
        setIsOpen(true);
      },
      createPlaylist: (tracks) => setDialog({ kind: "new-playlist", tracks }),
    }),
    [],
  );
  return (
    <TrackActionsContext value={actions}>
      {children}
      {target && (
        // Within the page's main landmark, where assistive technology expects what belongs to the page.
        <PortalContext value={target.returnFocus?.closest("main") ?? null}>
          <TrackMenu
            target={target}
            isOpen={isOpen}
            setIsOpen={setIsOpen}
            rename={() => setDialog({ kind: "rename", track: target.track })}
            remove={() => setDialog({ kind: "delete", track: target.track })}
          />
        </PortalContext>
      )}
      {dialog?.kind === "rename" && <RenameTrackDialog track={dialog.track} close={close} />}
      {dialog?.kind === "delete" && <DeleteTrackDialog track={dialog.track} close={close} />}
      {dialog?.kind === "new-playlist" && <NewPlaylistDialog tracks={dialog.tracks} close={close} />}
    </TrackActionsContext>
  );
}
