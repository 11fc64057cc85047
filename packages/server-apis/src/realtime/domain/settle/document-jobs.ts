import type { NodeId } from "../../../kit/ids.ts";
import type { JobHandlers } from "../../../kit/jobs/jobs.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import { settleDocument, type Settling } from "./settle-document.ts";

/** What this service enqueues is what its jobs are handed. */
export function documentJobs(settling: Settling & { hub: DocumentHub }): JobHandlers {
  return {
    "realtime.settle": {
      leaseMs: 5 * 60_000,
      maximumAttempts: 10,
      run: (payload) => settleDocument(settling, (payload as { documentId: NodeId }).documentId),
    },
    "realtime.ended": {
      leaseMs: 60_000,
      maximumAttempts: 20,
      run: async (payload) => settling.hub.end((payload as { documentIds: NodeId[] }).documentIds),
    },
  };
}
