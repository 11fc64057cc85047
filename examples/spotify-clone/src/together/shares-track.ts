import { useSyncExternalStore } from "react";

const KEY = "cadence-shares-track";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A browser may keep nothing: then it is as it is by default. */
function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== "no";
  } catch {
    return true;
  }
}

function write(shares: boolean): void {
  try {
    localStorage.setItem(KEY, shares ? "yes" : "no");
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

/** Whether those who share the library see what is on here; kept in this browser. */
export function useSharesTrack(): readonly [boolean, (shares: boolean) => void] {
  return [useSyncExternalStore(subscribe, read), write];
}
