import type { Presence, PresentMember } from "@mows/sdk/docs";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { usePaced } from "../cursors/use-paced.ts";

/** What presence tells of following. */
type FollowState = {
  /** JSON: what somebody looks at, in the app's own words. */
  view: unknown;
  /** The client whom they follow. */
  following: number | undefined;
  /** They ask to be followed. */
  leads: true | undefined;
};

export interface FollowablePresence {
  readonly others: readonly PresentMember[];
  readonly setMe: Presence<FollowState>["setMe"];
  /** This page's own; null while there is none. */
  readonly clientId: number | null;
}

export interface Follow {
  /** Null while one goes one's own way. */
  readonly following: PresentMember | null;
  /** Follows what this connection looks at; null goes one's own way again. */
  readonly follow: (connection: string | null) => void;
  /** Those who follow this page. */
  readonly followers: readonly PresentMember[];
  /** Those who ask to be followed. */
  readonly leaders: readonly PresentMember[];
  readonly leads: boolean;
  /** Asks the others to follow, or no longer. */
  readonly lead: (leads: boolean) => void;
  /** Tells what this page looks at, for those who follow it; as often as it changes. */
  readonly show: (view: unknown) => void;
}

const everyMs = 100;
const ownWay = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

/**
 * Following what somebody else looks at. `onView` is called with what they `show`, at once and whenever it changes, until one stops, they
 * leave, or one goes one's own way: by the wheel, a finger or the keys that scroll.
 *
 * @example
 * const { follow, show } = useFollow(useDocPresence(board), (view) => scrollTo(view as Place));
 */
export function useFollow({ others, setMe, clientId }: FollowablePresence, onView: (view: unknown) => void): Follow {
  const [connection, setConnection] = useState<string | null>(null);
  const [leads, setLeads] = useState(false);
  const following = others.find((other) => other.connection === connection) ?? null;
  const leader = following?.clientId;

  const follow = useCallback((whom: string | null) => setConnection(whom), []);
  useEffect(() => setMe({ following: leader }), [setMe, leader]);
  useOwnWay(following !== null, follow);

  const told = useRef(onView);
  useEffect(() => {
    told.current = onView;
  }, [onView]);
  const view = following?.state["view"];
  useEffect(() => {
    if (view !== undefined) told.current(view);
  }, [view]);

  // who follows shows nothing of their own: two who follow each other would chase each other
  const paced = usePaced(
    useCallback((shown: unknown) => setMe({ view: shown }), [setMe]),
    everyMs,
  );
  const isFollowing = following !== null;
  const show = useCallback((shown: unknown) => void (isFollowing || paced(shown)), [isFollowing, paced]);
  const lead = useCallback(
    (asks: boolean) => {
      setLeads(asks);
      setMe({ leads: asks || undefined });
    },
    [setMe],
  );
  return useMemo(() => {
    const followers = others.filter(({ state }) => clientId !== null && state["following"] === clientId);
    const leaders = others.filter(({ state }) => state["leads"] === true);
    return { following, follow, followers, leaders, leads, lead, show };
  }, [others, clientId, following, follow, leads, lead, show]);
}

function useOwnWay(isFollowing: boolean, follow: (connection: null) => void): void {
  useEffect(() => {
    if (!isFollowing) return;
    const goes = new AbortController();
    const leave = () => follow(null);
    const options = { signal: goes.signal, passive: true, capture: true };
    window.addEventListener("wheel", leave, options);
    window.addEventListener("touchmove", leave, options);
    window.addEventListener("keydown", ({ key }) => void (ownWay.has(key) && leave()), options);
    return () => goes.abort();
  }, [isFollowing, follow]);
}
