import type { MowsError } from "@mows/sdk";
import { Notice } from "./notice.tsx";

/** The cloud did not answer, or not with a result. */
export function LoadFailure({ error, retry }: { error: MowsError; retry: () => void }) {
  return (
    <Notice kind="danger">
      <p>
        <strong>Your cloud did not answer as it should.</strong> {error.message}
      </p>
      {error.traceId && (
        <p>
          Its log has more under <code>{error.traceId}</code>.
        </p>
      )}
      <button type="button" className="mows-button" onClick={retry}>
        Try again
      </button>
    </Notice>
  );
}
