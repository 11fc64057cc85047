import type { NodeId, SpaceId, SpaceMoveId } from "../../kit/ids.ts";
import type { JobHandlers } from "../../kit/jobs/jobs.ts";
import type { FilesKit } from "./files-kit.ts";
import { followCopy, type CopyJob } from "./tree/follow-copy.ts";
import { removeSpace } from "./tree/delete-personal-space.ts";
import { followSpaceMove } from "./tree/follow-space-move.ts";
import { purgeNode } from "./tree/purge-node.ts";
import { thinVersions } from "./versions/thin-versions.ts";

const patient = { leaseMs: 10 * 60_000, maximumAttempts: 20 };

/** What takes longer than the transaction that began it. What a job is handed is what this service enqueued. */
export function treeJobs(kit: FilesKit): JobHandlers {
  return {
    "files.purge": {
      ...patient,
      run: (payload, signal) => purgeNode(kit, (payload as { nodeId: NodeId }).nodeId, signal),
    },
    "files.remove-space": {
      ...patient,
      run: (payload, signal) => removeSpace(kit, (payload as { spaceId: SpaceId }).spaceId, signal),
    },
    "files.change-space": {
      ...patient,
      run: (payload, signal) => followSpaceMove(kit, (payload as { moveId: SpaceMoveId }).moveId, signal),
    },
    "files.copy": { ...patient, run: (payload, signal) => followCopy(kit, payload as CopyJob, signal) },
    "files.thin-versions": {
      leaseMs: 60_000,
      maximumAttempts: 20,
      run: (payload) => thinVersions(kit, (payload as { nodeId: NodeId }).nodeId),
    },
  };
}
