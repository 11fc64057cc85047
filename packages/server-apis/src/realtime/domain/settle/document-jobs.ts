import type { NodeId } from "../../../kit/ids.ts";
import type { JobHandlers } from "../../../kit/jobs/jobs.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import { settleDocument, type Settling } from "./settle-document.ts";
import { settleWhenQuiet } from "./settle-when-quiet.ts";

/** What this service enqueues is what its jobs are handed. */
export function documentJobs(settling: Settling & { hub: DocumentHub }): JobHandlers {
  return {
    "realtime.settle": {
      leaseMs: 5 * 60_000,
      maximumAttempts: 10,
      run: (payload) => {
        const { documentId, early = false } = payload as { documentId: NodeId; early?: boolean };
        // Early where its log has become long while it is edited.
        return early ? settleDocument(settling, documentId) : settleWhenQuiet(settling, documentId);
      },
    },
    "realtime.ended": {
      leaseMs: 60_000,
      maximumAttempts: 20,
      run: async (payload) => settling.hub.end((payload as { documentIds: NodeId[] }).documentIds),
    },
  };
}
