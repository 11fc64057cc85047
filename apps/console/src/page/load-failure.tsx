import type { MowsError } from "@mows/sdk";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "./notice.tsx";

/** The cloud did not answer, or not with a result. */
export function LoadFailure({ error, retry }: { error: MowsError; retry: () => void }) {
  const { general } = useConsoleMessages();
  return (
    <Notice kind="danger">
      <p>
        <strong>{general.loadFailure.title}</strong> {error.message}
      </p>
      {error.traceId && <p>{general.loadFailure.logHasMore(error.traceId)}</p>}
      <button type="button" className="mows-button" onClick={retry}>
        {general.tryAgain}
      </button>
    </Notice>
  );
}
