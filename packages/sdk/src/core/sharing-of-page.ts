/** What the tabs of one origin share. All of them hold the same session, so one connection serves them all. */
export interface Sharing {
  readonly locks: LockManager;
  /** Names the lock and the channel. */
  readonly name: string;
  /** The last position any tab got to: with it, opening a page does not fetch everything twice. */
  readonly storedCursor: () => string | null;
  readonly storeCursor: (cursor: string) => void;
}

const NAME = "mows-changes";

/** Null outside of a page, and where the browser has no locks. */
export function sharingOfPage(): Sharing | null {
  if (typeof document === "undefined" || typeof BroadcastChannel === "undefined" || !navigator.locks) return null;
  return {
    locks: navigator.locks,
    name: NAME,
    storedCursor: () => attempt(() => localStorage.getItem(NAME)),
    storeCursor: (cursor) => attempt(() => localStorage.setItem(NAME, cursor)),
  };
}

/** A storage that is full or forbidden costs a refetch at the next load, no more. */
function attempt<Value>(act: () => Value): Value | null {
  try {
    return act();
  } catch {
    return null;
  }
}
