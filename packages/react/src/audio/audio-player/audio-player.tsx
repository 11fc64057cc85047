import Music from "lucide-react/icons/music";
import { useMessages } from "../../messages/use-messages.ts";
import type { AudioTrack } from "../audio-track.ts";
import { useAudioPlayer, type AudioPlayerControls } from "../use-audio-player.ts";
import { PlaybackModes } from "./playback-modes.tsx";
import { SeekSlider } from "./seek-slider.tsx";
import { TransportButtons } from "./transport-buttons.tsx";

function NowPlaying({ track }: { track: AudioTrack | null }) {
  const { nothing } = useMessages().audioPlayer;
  return (
    <div className="mows-audio-player-track">
      {/* the key makes a broken cover of the last track forgotten */}
      <span className="mows-audio-player-cover" key={track?.coverUrl}>
        <Music className="mows-icon" aria-hidden />
        {track?.coverUrl && (
          <img src={track.coverUrl} alt="" width={56} height={56} onError={(event) => event.currentTarget.remove()} />
        )}
      </span>
      <span className="mows-audio-player-names">
        <span className="mows-audio-player-title">{track?.title ?? nothing}</span>
        {track?.artist && <span className="mows-audio-player-artist">{track.artist}</span>}
      </span>
    </div>
  );
}

function useAnnouncement({ track, state }: AudioPlayerControls): string {
  const { nowPlaying } = useMessages().audioPlayer;
  if (!track || state === "paused" || state === "failed") return "";
  return nowPlaying(track.title, track.artist ?? null);
}

export interface AudioPlayerProps {
  /** Name of the region for assistive technology. Default: "Audio player", in the language of the provider. */
  label?: string;
}

/** The player's bar: what is on, transport, seek, shuffle, repeat, volume. Fits from 360 px upwards, by its own width. */
export function AudioPlayer({ label }: AudioPlayerProps) {
  const player = useAudioPlayer();
  const { audioPlayer } = useMessages();
  const announcement = useAnnouncement(player);
  return (
    <section className="mows-audio-player" aria-label={label ?? audioPlayer.label} data-state={player.state}>
      <output className="mows-audio-player-failure" data-kind={player.failure?.kind}>
        {player.failure?.message}
      </output>
      <output className="mows-visually-hidden">{announcement}</output>
      <div className="mows-audio-player-bar">
        <NowPlaying track={player.track} />
        <TransportButtons {...player} />
        <SeekSlider disabled={player.state === "empty"} seek={player.seek} trackKey={player.track?.src ?? ""} />
        <PlaybackModes {...player} />
      </div>
    </section>
  );
}
