import type { AppId, BlobId, NodeId, PersonId, SpaceId, UploadId } from "../../../kit/ids.ts";
import type { UploadResult } from "../files-database.ts";

/** One upload as its principal sees it. */
export type Upload = {
  id: UploadId;
  spaceId: SpaceId;
  parentId: NodeId;
  personId: PersonId;
  appId: AppId | null;
  /** The name asked for; empty for a part. */
  name: string;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
  /** `Upload-Concat`; null for an upload that is neither a part nor joined from parts. */
  concat: string | null;
  length: number;
  receivedBytes: number;
  blobId: BlobId;
  expiresAt: Date;
  /** Null while it is under way, and for a part. */
  finished: FinishedUpload | null;
};

export type FinishedUpload = { nodeId: NodeId; nodeName: string; outcome: UploadResult };

/** How long an upload is kept after its last byte. */
export const uploadExpiresAfterMs = 24 * 60 * 60 * 1000;

/** Sent to be joined with others; it becomes no file by itself. */
export function isPart(upload: Pick<Upload, "concat">): boolean {
  return upload.concat === "partial";
}
