import { parseId, type UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { UploadNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { uploadOwner } from "./authorise-upload.ts";
import type { Upload } from "./upload.ts";

/** The upload, for exactly the person and app that began it; for all others there is none. */
export async function findUpload(
  kit: Kit,
  principal: Principal,
  id: string,
): Promise<{ kind: "upload"; upload: Upload } | UploadNotFound> {
  const uploadId = parseId<UploadId>(id);
  const owner = uploadOwner(principal);
  if (uploadId === null || owner === null) return { kind: "upload-not-found" };
  const row = await filesDb(kit.db)
    .selectFrom("uploads")
    .selectAll()
    .where("id", "=", uploadId)
    .where("person_id", "=", owner.personId)
    .where("app_id", owner.appId === null ? "is" : "=", owner.appId)
    .where("expires_at", ">", kit.clock.now())
    .executeTakeFirst();
  if (row === undefined) return { kind: "upload-not-found" };
  const { node_id: nodeId, node_name: nodeName } = row;
  const outcome = row.outcome ?? "created";
  return {
    kind: "upload",
    upload: {
      id: row.id,
      spaceId: row.space_id,
      parentId: row.parent_id,
      personId: row.person_id,
      appId: row.app_id,
      name: row.name,
      metadata: row.metadata,
      concat: row.concat,
      length: row.length,
      receivedBytes: row.received_bytes,
      blobId: row.blob_id,
      expiresAt: row.expires_at,
      finished: nodeId === null || nodeName === null ? null : { nodeId, nodeName, outcome },
    },
  };
}
