import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react";
import { useAudioPlayer } from "@mows/react";
import { ChevronDown, ListVideo } from "lucide-react";
import type { CSSProperties } from "react";
import { navigate } from "../app/location.ts";
import { Cover } from "../library/cover.tsx";
import { TogetherButton } from "../together/together-button.tsx";
import { useCoverColor } from "../library/use-cover-color.ts";
import { SeekBar } from "./seek-bar.tsx";
import { Transport } from "./transport.tsx";
import { Volume } from "./volume.tsx";

/** The whole player on a narrow screen, with the cover as large as it gets. */
export function NowPlayingSheet({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { track } = useAudioPlayer();
  const color = useCoverColor(track?.coverUrl ?? null);
  if (!track) return null;
  return (
    <Dialog
      open={isOpen}
      onClose={close}
      className="sheet"
      backdrop={<div className="dialog-backdrop" />}
      style={(color ? { "--hero-color": color } : {}) as CSSProperties}
    >
      <div className="sheet-head">
        <DialogDismiss className="icon-button" aria-label="Close player">
          <ChevronDown aria-hidden="true" />
        </DialogDismiss>
        <DialogHeading className="sheet-heading">Now playing</DialogHeading>
        <div className="sheet-ways">
          <TogetherButton />
          <button
            type="button"
            className="icon-button"
            aria-label="Queue"
            onClick={() => {
              close();
              navigate("/queue");
            }}
          >
            <ListVideo aria-hidden="true" />
          </button>
        </div>
      </div>
      <Cover url={track.coverUrl ?? null} seed={track.album ?? track.artist ?? ""} className="sheet-cover" eager />
      <div className="sheet-names">
        <p className="sheet-title">{track.title}</p>
        <p className="sheet-artist">{track.artist}</p>
      </div>
      <SeekBar />
      <Transport />
      <Volume />
    </Dialog>
  );
}
