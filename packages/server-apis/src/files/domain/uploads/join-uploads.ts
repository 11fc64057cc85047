import type { SpaceId, UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, NameInvalid, NameTaken, NodeNotFound, NotAFolder, PartUnusable } from "../failures.ts";
import { type ConflictPolicy, filesTx } from "../files-database.ts";
import { cleanName } from "../tree/clean-name.ts";
import { lockFolders } from "../tree/locks.ts";
import { nameHolder } from "../tree/name-holder.ts";
import { authoriseUpload, type UploadRight } from "./authorise-upload.ts";
import { insertJoinedBlob } from "./insert-joined-blob.ts";
import { insertUpload, markFinished } from "./insert-upload.ts";
import { type LockedPart, lockParts } from "./lock-parts.ts";
import { noteVisitor } from "./note-visitor.ts";
import { placeContent } from "./place-content.ts";

export type Joining = {
  parentId: string;
  name: string;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
  conflict: ConflictPolicy;
  /** In order; at least one, none twice. */
  partIds: readonly UploadId[];
};

export type JoinUploadsOutcome =
  | { kind: "upload-created"; id: UploadId }
  | NodeNotFound
  | NotAFolder
  | NameInvalid
  | NameTaken
  | PartUnusable
  | Denied;

/**
 * Makes a file of parts that are whole (tus, "Concatenation") in one short transaction: no byte is copied, the blob is the list of its
 * parts. A job reads it for its hash. Joining the same parts again gives the upload they were joined into.
 */
export async function joinUploads(
  kit: Kit,
  principal: Principal,
  input: Joining & { idempotencyKey: string | null },
): Promise<JoinUploadsOutcome> {
  const { idempotencyKey: key, ...wanted } = input;
  return kit.write<JoinUploadsOutcome>(principal, { key, operation: "joinUploads", input: wanted }, async (tx) => {
    const allowed = await authoriseUpload(tx, principal, wanted.parentId);
    if (allowed.kind !== "allow") return allowed;
    const { node: parent } = allowed;
    if (parent.kind !== "folder") return { kind: "not-a-folder", id: parent.id };
    const cleaned = cleanName(wanted.name);
    if (cleaned.kind !== "name") return cleaned;
    const conflict = allowed.seesNames ? wanted.conflict : "keep-both";
    const { spaceId } = parent;
    const locked = await lockParts(kit, tx, allowed.owner, {
      spaceId,
      concat: concatOf(wanted.partIds),
      ids: wanted.partIds,
    });
    if (locked.kind === "joined-before") return { kind: "upload-created", id: locked.into };
    if (locked.kind !== "parts") return locked;
    if (!(await lockFolders(tx, [parent.id]))) return { kind: "node-not-found", id: wanted.parentId };
    if (conflict === "skip") {
      const holder = await nameHolder(tx, parent.id, cleaned.name, null);
      if (holder !== null) return holder;
    }
    const place = { space_id: spaceId, parent_id: parent.id, name: cleaned.name };
    const work = { principal, right: allowed, wanted: { ...wanted, conflict }, place, parts: locked.parts };
    return { kind: "upload-created", id: await join(kit, tx, work) };
  });
}

type Work = {
  principal: Principal;
  right: UploadRight;
  wanted: Joining;
  place: { space_id: SpaceId; parent_id: LockedPart["parentId"]; name: string };
  parts: readonly LockedPart[];
};

async function join(kit: Kit, tx: Tx, { principal, right, wanted, place, parts }: Work): Promise<UploadId> {
  const { metadata, conflict, partIds } = wanted;
  const length = parts.reduce((sum, part) => sum + part.size, 0);
  const row = { ...place, metadata, length, conflict, concat: concatOf(partIds) };
  const id = await insertUpload(kit, tx, right.owner, row);
  await filesTx(tx).updateTable("uploads").set({ joined_into: id }).where("id", "in", partIds).execute();
  const { space_id: spaceId, parent_id: parentId, name } = place;
  const take = () => insertJoinedBlob(kit, tx, parts);
  const content = { spaceId, parentId, name, size: length, conflict, promisedBytes: length, take };
  const placed = await placeContent(kit, tx, right.author, content);
  if (placed === null) throw new Error("a blob that was just made is gone");
  await markFinished(tx, id, placed.finished);
  await noteVisitor(kit, tx, principal, placed.finished);
  return id;
}

/** `Upload-Concat` of what is made of these parts, with addresses on this origin. */
function concatOf(ids: readonly UploadId[]): string {
  return `final;${ids.map((id) => `/.mows/uploads/${id}`).join(" ")}`;
}
