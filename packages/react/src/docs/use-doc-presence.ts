import type { OpenDoc, Presence, PresenceState, PresentMember } from "@mows/sdk/docs";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { PresenceOf } from "./use-presence.ts";

const nobody: readonly PresentMember[] = [];
const unsaid: Partial<PresenceState> = {};
const never = () => () => undefined;

/**
 * Who has a document open, and what each tells of themselves, over what the document is synchronised by: no room beside it is needed.
 *
 * @example
 * const note = useDoc(noteSchema, id);
 * <AvatarStack others={useDocPresence(note).others} />
 */
export function useDocPresence({ opened }: { opened: OpenDoc | undefined }): PresenceOf<PresenceState> {
  const presence = opened?.presence;
  const subscribe = presence?.subscribe ?? never;
  const readMe = () => presence?.me ?? unsaid;
  const readOthers = () => presence?.others ?? nobody;
  const me = useSyncExternalStore(subscribe, readMe, readMe);
  const others = useSyncExternalStore(subscribe, readOthers, readOthers);
  const setMe = useCallback<Presence["setMe"]>((change) => presence?.setMe(change), [presence]);
  const clientId = presence?.clientId ?? null;
  return useMemo(() => ({ me, others, setMe, clientId }), [me, others, setMe, clientId]);
}
