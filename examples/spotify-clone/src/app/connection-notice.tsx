import { useMows } from "@mows/react";
import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";

/** Short losses, as when a tab wakes up, are not worth a word. */
const SILENT_MS = 2_500;

const isOffline = (): boolean => !navigator.onLine;

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Says that what is shown may be old, for as long as the change feed is lost. */
export function ConnectionNotice() {
  const { changes } = useMows();
  const status = useSyncExternalStore(changes.subscribeStatus, () => changes.status);
  const offline = useSyncExternalStore(subscribeOnline, isOffline);
  const isLost = offline || status === "waiting";
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(isLost), isLost ? SILENT_MS : 0);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div role="status">
      {isShown && (
        <p className="notice">
          <WifiOff aria-hidden="true" />
          <span>
            {offline ? "You are offline." : "The connection to your cloud is lost."} What is loaded keeps playing;
            everything else comes back by itself.
          </span>
        </p>
      )}
    </div>
  );
}
