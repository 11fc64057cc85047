import type { MowsError } from "@mows/sdk";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "./notice.tsx";

/** The cloud did not answer, or not with a result. */
export function LoadFailure({ error, retry }: { error: MowsError; retry: () => void }) {
  const { general } = useConsoleMessages();
  const failureText = useFailureText();
  return (
    <Notice kind="danger">
      <p>
        <strong>{general.loadFailure.title}</strong> {failureText(error)}
      </p>
      {error.traceId && <p>{general.loadFailure.logHasMore(error.traceId)}</p>}
      <button type="button" className="mows-button" onClick={retry}>
        {general.tryAgain}
      </button>
    </Notice>
  );
}
