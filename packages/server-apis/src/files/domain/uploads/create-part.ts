import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { reserveRoom } from "../tree/room.ts";
import { authoriseUpload } from "./authorise-upload.ts";
import type { CreateUploadOutcome } from "./create-upload.ts";
import { insertUpload } from "./insert-upload.ts";

export type NewPart = {
  /** Id of a folder in the space that the whole is meant for, as the client gave it: where room is reserved. */
  parentId: string;
  /** Bytes. */
  length: number;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
};

/** Begins an upload that will be a part of another one (tus, "Concatenation"). Its room is reserved now, and not once more when it is joined. */
export async function createPart(
  kit: Kit,
  principal: Principal,
  input: NewPart & { idempotencyKey: string | null },
): Promise<CreateUploadOutcome> {
  const { idempotencyKey: key, ...wanted } = input;
  return kit.write<CreateUploadOutcome>(principal, { key, operation: "createPart", input: wanted }, async (tx) => {
    const allowed = await authoriseUpload(tx, principal, wanted.parentId);
    if (allowed.kind !== "allow") return allowed;
    const { node: parent, owner } = allowed;
    if (parent.kind !== "folder") return { kind: "not-a-folder", id: parent.id };
    const { length, metadata } = wanted;
    const refused = await reserveRoom(tx, parent.spaceId, length);
    if (refused !== null) return refused;
    const place = { space_id: parent.spaceId, parent_id: parent.id, name: "" };
    const row = { ...place, metadata, length, conflict: "keep-both", concat: "partial" } as const;
    return { kind: "upload-created", id: await insertUpload(kit, tx, owner, row) };
  });
}
