import type { UploadId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { PersonPrincipal, Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { Denied, NameInvalid, NameTaken, NodeNotFound, NotAFolder, QuotaExceeded } from "../failures.ts";
import type { ConflictPolicy } from "../files-database.ts";
import { bytesOfHex } from "../hex.ts";
import { outcomeOf, takeBack } from "../take-back.ts";
import { cleanName } from "../tree/clean-name.ts";
import { lockFolders } from "../tree/locks.ts";
import { nameHolder } from "../tree/name-holder.ts";
import { reserveRoom } from "../tree/room.ts";
import { atLeast } from "./at-least.ts";
import { authoriseUpload } from "./authorise-upload.ts";
import { exceededRoom } from "./exceeded-room.ts";
import { findKnownBlob, shareBlob } from "./find-known-blob.ts";
import { insertUpload, markFinished, type UploadRow } from "./insert-upload.ts";
import { placeContent } from "./place-content.ts";
import type { FinishedUpload } from "./upload.ts";

export type NewUpload = {
  /** Id of the folder it is meant for, as the client gave it. */
  parentId: string;
  name: string;
  /** Bytes. */
  length: number;
  /** `Upload-Metadata` as the client sent it. */
  metadata: string;
  conflict: ConflictPolicy;
  /** Of what will come, lower-case hexadecimal, where the client knows: bytes that it may read already need not be sent. */
  sha256: string | null;
};

export type CreateUploadOutcome =
  | { kind: "upload-created"; id: UploadId }
  | NodeNotFound
  | NotAFolder
  | NameInvalid
  | NameTaken
  | QuotaExceeded
  | Denied;

/** So long the answer to a request with a hash takes at least: looking for other people's equal bytes must not show in it. */
const answerToHashMs = 25;

/** Begins an upload: what can refuse it at the end is asked before the first byte, and its room in the space is reserved. */
export async function createUpload(
  kit: Kit,
  principal: Principal,
  input: NewUpload & { idempotencyKey: string | null },
): Promise<CreateUploadOutcome> {
  const { idempotencyKey: key, ...wanted } = input;
  const written = kit.write<CreateUploadOutcome>(principal, { key, operation: "createUpload", input: wanted }, (tx) =>
    create(kit, tx, principal, wanted),
  );
  const created = outcomeOf<CreateUploadOutcome, QuotaExceeded>(written);
  return wanted.sha256 === null ? created : atLeast(answerToHashMs, created);
}

async function create(kit: Kit, tx: Tx, principal: Principal, wanted: NewUpload): Promise<CreateUploadOutcome> {
  const allowed = await authoriseUpload(tx, principal, wanted.parentId);
  if (allowed.kind !== "allow") return allowed;
  const { node: parent, owner } = allowed;
  if (parent.kind !== "folder") return { kind: "not-a-folder", id: parent.id };
  const cleaned = cleanName(wanted.name);
  if (cleaned.kind !== "name") return cleaned;
  const conflict = allowed.seesNames ? wanted.conflict : "keep-both";
  if (conflict === "skip") {
    const holder = await nameHolder(tx, parent.id, cleaned.name, null);
    if (holder !== null) return holder;
  }
  const { length, metadata, sha256 } = wanted;
  const place = { space_id: parent.spaceId, parent_id: parent.id, name: cleaned.name };
  const row: UploadRow = { ...place, metadata, length, conflict, concat: null };
  const known = sha256 === null ? null : await placeKnown(kit, tx, owner, { row, sha256 });
  const refused = known === null ? await reserveRoom(tx, parent.spaceId, length) : null;
  if (refused !== null) return refused;
  const id = await insertUpload(kit, tx, owner, row);
  if (known !== null) await markFinished(tx, id, known);
  return { kind: "upload-created", id };
}

/** The file, where its bytes can be had without sending them; null otherwise. The room is asked for last, as the order of locks wants it. */
async function placeKnown(
  kit: Kit,
  tx: Tx,
  author: PersonPrincipal,
  { row, sha256 }: { row: UploadRow; sha256: string },
): Promise<FinishedUpload | null> {
  const { space_id: spaceId, parent_id: parentId, name, length: size, conflict } = row;
  const blobId = await findKnownBlob(tx, author, { sha256: bytesOfHex(sha256), size, spaceId });
  if (blobId === null || !(await lockFolders(tx, [parentId]))) return null;
  const take = async () => ((await shareBlob(tx, blobId)) ? blobId : null);
  const placed = await placeContent(kit, tx, author, { spaceId, parentId, name, size, conflict, take });
  if (placed === null || placed.finished.outcome === "skipped") return placed?.finished ?? null;
  const exceeded = await exceededRoom(tx, spaceId, size);
  return exceeded === null ? placed.finished : takeBack(exceeded);
}
