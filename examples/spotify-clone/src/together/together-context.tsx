import { useAudioEngine, useAudioPlayer, useMows, usePresence, type AudioTrack } from "@mows/react";
import type { Room } from "@mows/sdk/docs";
import { createContext, use, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { useLibraryState, type LibraryState } from "../library/library-context.tsx";
import { toAudioTrack } from "../player/to-audio-track.ts";
import { ListenTogether, type TogetherSnapshot } from "./listen-together.ts";
import type { Listening } from "./session.ts";
import { useSharesTrack } from "./shares-track.ts";

export interface Together {
  readonly snapshot: TogetherSnapshot;
  readonly commands: Pick<ListenTogether, "start" | "join" | "leave">;
}

const TogetherContext = createContext<Together | null>(null);

/** Null while there is no connection to those who share the library. */
export const useTogether = (): Together | null => use(TogetherContext);

/** Who else uses the library, and listening together with them. Begins when the page has come to rest: nothing on it waits for that. */
export function TogetherProvider({ children }: { children: ReactNode }) {
  const state = useLibraryState();
  const isResting = useResting(state.kind === "ready");
  const [commands, setCommands] = useState<ListenTogether | null>(null);
  const snapshot = useSyncExternalStore(commands?.subscribe ?? never, commands?.getSnapshot ?? nothing);
  const value = useMemo(() => (commands && snapshot ? { snapshot, commands } : null), [commands, snapshot]);
  return (
    <TogetherContext value={value}>
      {children}
      {state.kind === "ready" && isResting && <InRoom state={state} enter={setCommands} />}
    </TogetherContext>
  );
}

const never = () => () => undefined;
const nothing = () => null;

const restMs = 1_500;

function useResting(isReady: boolean): boolean {
  const [isResting, setIsResting] = useState(false);
  useEffect(() => {
    if (!isReady) return;
    const timer = setTimeout(() => setIsResting(true), restMs);
    return () => clearTimeout(timer);
  }, [isReady]);
  return isResting;
}

interface InRoomProps {
  state: LibraryState & { kind: "ready" };
  enter: (together: ListenTogether | null) => void;
}

/** Is in the library's room for as long as it is there. */
function InRoom({ state: { library, folder }, enter }: InRoomProps) {
  const mows = useMows();
  const player = useAudioEngine();
  const { room } = usePresence<Listening>({ nodeId: folder.id, name: "listening" });
  const tracksOf = useRef<(ids: readonly string[]) => readonly AudioTrack[]>(() => []);
  useEffect(() => {
    tracksOf.current = (ids) =>
      ids.flatMap((id) => {
        const track = library.trackById.get(id);
        return track ? [toAudioTrack(mows, track)] : [];
      });
  }, [library, mows]);
  useEffect(() => {
    if (!room) return;
    const together = new ListenTogether({ player, room, tracksOf: (ids) => tracksOf.current(ids) });
    enter(together);
    return () => {
      enter(null);
      together.close();
    };
  }, [room, player, enter]);
  useToldTrack(room);
  return null;
}

/** Tells the others what is on, for as long as the person wants them to see it. */
function useToldTrack(room: Room<Listening> | undefined): void {
  const { track, state } = useAudioPlayer();
  const [shares] = useSharesTrack();
  const id = shares ? (track?.id ?? null) : null;
  const isPlaying = state === "playing" || state === "loading";
  useEffect(() => {
    room?.setMe({ track: id === null ? null : { id, isPlaying } });
  }, [room, id, isPlaying]);
}
