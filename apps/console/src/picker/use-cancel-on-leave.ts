import type { Picks } from "@mows/sdk/picks";
import { useEffect } from "react";

/**
 * Lets the app know when the window is closed: it cannot see that by itself, since the cloud's pages share no window with an app's.
 * Reloading the page counts as closing it.
 */
export function useCancelOnLeave(picks: Picks, id: string, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const leave = () => picks.abandon(id);
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [picks, id, isOpen]);
}
