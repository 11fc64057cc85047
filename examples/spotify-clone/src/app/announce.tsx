import { useSyncExternalStore } from "react";

let current = { id: 0, message: "" };
const listeners = new Set<() => void>();

/** Says something to everyone: shown for some seconds as a notice, and spoken by screen readers. */
export function announce(message: string): void {
  current = { id: current.id + 1, message };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const snapshot = () => current;

/** Where announcements appear; the animation hides the notice again, the text stays for the screen reader's cursor. */
export function Announcer() {
  const { id, message } = useSyncExternalStore(subscribe, snapshot);
  return (
    <div className="announcer" role="status" aria-live="polite">
      {message !== "" && (
        <p key={id} className="announcer-notice">
          {message}
        </p>
      )}
    </div>
  );
}
