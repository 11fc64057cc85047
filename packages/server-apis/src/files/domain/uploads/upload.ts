import type { AppId, BlobId, NodeId, PersonId, SpaceId, UploadId } from "../../../kit/ids.ts";

/** One upload as its principal sees it. */
export type Upload = {
  id: UploadId;
  spaceId: SpaceId;
  parentId: NodeId;
  personId: PersonId;
  appId: AppId | null;
  /** The name asked for. */
  name: string;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
  length: number;
  receivedBytes: number;
  blobId: BlobId;
  expiresAt: Date;
  /** Null while it is under way. */
  finished: FinishedUpload | null;
};

export type FinishedUpload = { nodeId: NodeId; nodeName: string };

/** How long an upload is kept after its last byte. */
export const uploadExpiresAfterMs = 24 * 60 * 60 * 1000;
