import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { useBrowser } from "./browser-context.ts";

const EmptyPlace = lazy(async () => ({ default: (await import("./empty-place.tsx")).EmptyPlace }));

/** A pause shorter than this is nobody's concern. */
const patienceMs = 5_000;

/** True while the cloud is out of reach, and has been for a while. */
function useIsOffline(): boolean {
  const { changes } = useMows();
  const isWaiting = useSyncExternalStore(
    changes.subscribeStatus,
    () => changes.status === "waiting" || changes.status === "connecting",
    () => false,
  );
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isLong;
}

/** What there is to say about the files instead of them, or above them. */
export function FilesState() {
  const { shown } = useBrowser();
  const { fileBrowser, tryAgain } = useMessages();
  const isOffline = useIsOffline();
  return (
    <>
      {isOffline && shown.state === "ready" && <output className="mows-files-offline">{fileBrowser.offline}</output>}
      {shown.state === "loading" && <output className="mows-files-loading">{fileBrowser.loading}</output>}
      {shown.state === "failed" && (
        <div className="mows-files-empty" role="alert">
          <p className="mows-files-empty-title">{fileBrowser.notLoaded}</p>
          <p className="mows-files-empty-hint">{shown.problem}</p>
          <button type="button" className="mows-button" onClick={shown.retry}>
            {tryAgain}
          </button>
        </div>
      )}
      <Suspense>{shown.state === "ready" && shown.nodes.length === 0 && !shown.hasMore && <EmptyPlace />}</Suspense>
    </>
  );
}
