import type { BlobId, SpaceId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import { authorise } from "../tree/authorise.ts";
import { cleanName } from "../tree/clean-name.ts";
import type { Denied, NameInvalid, NodeNotFound, NotAFolder, QuotaExceeded } from "../failures.ts";
import { filesTx } from "../files-database.ts";
import { uploadExpiresAfterMs } from "./upload.ts";

export type NewUpload = {
  /** Id of the folder it is meant for, as the client gave it. */
  parentId: string;
  name: string;
  /** Bytes. */
  length: number;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
};

export type CreateUploadOutcome =
  | { kind: "upload-created"; id: UploadId }
  | NodeNotFound
  | NotAFolder
  | NameInvalid
  | QuotaExceeded
  | Denied;

/** Begins an upload: what can refuse it at the end is asked before the first byte, and its room in the space is reserved. */
export async function createUpload(
  kit: Kit,
  principal: Principal,
  input: NewUpload & { idempotencyKey: string | null },
): Promise<CreateUploadOutcome> {
  const { idempotencyKey: key, ...wanted } = input;
  return kit.write<CreateUploadOutcome>(principal, { key, operation: "createUpload", input: wanted }, async (tx) => {
    const allowed = await authorise(tx, principal, "write", wanted.parentId);
    if (allowed.kind !== "allow") return allowed;
    const { node: parent } = allowed;
    if (parent.kind !== "folder") return { kind: "not-a-folder", id: parent.id };
    const cleaned = cleanName(wanted.name);
    if (cleaned.kind !== "name") return cleaned;
    if (principal.kind !== "person") throw new Error("only a person can be allowed to write");
    const refused = await reserve(tx, parent.spaceId, wanted.length);
    if (refused !== null) return refused;
    const [id, now] = [kit.newId<UploadId>(), kit.clock.now()];
    await filesTx(tx)
      .insertInto("uploads")
      .values({
        id,
        space_id: parent.spaceId,
        parent_id: parent.id,
        person_id: principal.personId,
        app_id: principal.appId,
        name: cleaned.name,
        metadata: wanted.metadata,
        length: wanted.length,
        blob_id: kit.newId<BlobId>(),
        created_at: now,
        expires_at: new Date(now.getTime() + uploadExpiresAfterMs),
      })
      .execute();
    return { kind: "upload-created", id };
  });
}

/** One statement checks and takes, so that uploads begun at once cannot share the same room. */
async function reserve(tx: Tx, spaceId: SpaceId, bytes: number): Promise<QuotaExceeded | null> {
  const reserved = await tx
    .updateTable("spaces")
    .set((eb) => ({ reserved_bytes: eb("reserved_bytes", "+", bytes) }))
    .where("id", "=", spaceId)
    .where((eb) =>
      eb.or([
        eb("limit_bytes", "is", null),
        eb(eb("used_bytes", "+", eb.ref("reserved_bytes")), "<=", eb("limit_bytes", "-", bytes)),
      ]),
    )
    .returning("id")
    .executeTakeFirst();
  if (reserved !== undefined) return null;
  const space = await tx
    .selectFrom("spaces")
    .select(["limit_bytes", "used_bytes"])
    .where("id", "=", spaceId)
    .executeTakeFirstOrThrow();
  return { kind: "quota-exceeded", limitBytes: space.limit_bytes ?? 0, usedBytes: space.used_bytes };
}
