import type { NodeId } from "../../../kit/ids.ts";
import type { DocumentNotMerged } from "../../../kit/peers.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import { sequenceOfTag } from "../documents/export-tag.ts";
import { mergeTexts } from "../documents/merge-texts.ts";
import type { Denied, NodeNotFound } from "../failures.ts";
import type { FilesKit } from "../files-kit.ts";
import { authorise } from "../tree/authorise.ts";
import { equalBytes } from "../uploads/equal-bytes.ts";
import { type DavRead, findRead, noteRead } from "./dav-reads.ts";

export type DocumentPut = {
  id: NodeId;
  /** What its export is. */
  mimeType: string;
  /** The export as the client edited it. */
  bytes: Uint8Array;
  /** The entity tags of `If-Match`, without quotes; null without that header, or where it names none. */
  named: readonly string[] | null;
};

export type PutDocumentOutcome =
  | { kind: "document-put" }
  /** Nothing tells which version was edited. */
  | { kind: "no-base" }
  /** What `If-Match` names is no version of this document. */
  | { kind: "other-content" }
  | DocumentNotMerged
  | NodeNotFound
  | Denied;

type Edited = { baseSequence: number; bytes: Uint8Array };

/**
 * Merges an edited export into its document, as an edit of the version that the client had: the one that it names, else the one that it last read.
 * A client that sent something, and has not read what merging made of that, goes on from what it sent.
 */
export async function putDocument(
  kit: FilesKit,
  principal: PersonPrincipal,
  put: DocumentPut,
): Promise<PutDocumentOutcome> {
  const { id, mimeType: mime, bytes } = put;
  const allowed = await authorise(kit.db, principal, "write", id);
  if (allowed.kind !== "allow") return allowed;
  const { documentContents } = kit.peers;
  const edited = await editOf(kit, put, await findRead(kit.db, principal, id, kit.clock.now()));
  if ("kind" in edited) return edited;
  const author = { personId: principal.personId, appId: principal.appId };
  const merged = await documentContents.merge(id, author, { mime, ...edited });
  if (merged === null) return { kind: "node-not-found", id };
  if (merged.kind !== "merged") return merged;
  const now = await documentContents.read(id);
  if (now === null) return { kind: "node-not-found", id };
  const own = equalBytes(now.bytes, bytes) ? null : bytes;
  await noteRead(kit.db, principal, { nodeId: id, sequence: now.sequence, own, at: kit.clock.now() });
  return { kind: "document-put" };
}

async function editOf(
  kit: FilesKit,
  { id, mimeType, bytes, named }: DocumentPut,
  read: DavRead | null,
): Promise<
  Edited | Extract<PutDocumentOutcome, { kind: "no-base" | "other-content" | "not-mergeable" | "node-not-found" }>
> {
  const sequences = named?.flatMap((tag) => sequenceOfTag(id, tag) ?? []);
  const sequence = sequences?.[0] ?? null;
  if (sequences !== undefined && sequence === null) return { kind: "other-content" };
  // A client that only asked for the tag afterwards takes what it sent for what that names.
  if (read !== null && read.own !== null && (sequence === null || sequence >= read.sequence)) {
    const now = await kit.peers.documentContents.read(id);
    if (now === null) return { kind: "node-not-found", id };
    return rebased({ base: read.own, mine: bytes, theirs: now.bytes }, mimeType, now.sequence);
  }
  const baseSequence = sequence ?? read?.sequence ?? null;
  return baseSequence === null ? { kind: "no-base" } : { baseSequence, bytes };
}

/** Other exports than texts have no words that could be put together. */
function rebased(
  given: Record<"base" | "mine" | "theirs", Uint8Array>,
  mimeType: string,
  baseSequence: number,
): Edited | { kind: "no-base" } | { kind: "not-mergeable" } {
  if (mimeType !== "text/markdown") return { kind: "no-base" };
  const [base, mine, theirs] = [textOf(given.base), textOf(given.mine), textOf(given.theirs)];
  if (base === null || mine === null || theirs === null) return { kind: "not-mergeable" };
  return { baseSequence, bytes: new TextEncoder().encode(mergeTexts({ base, mine, theirs })) };
}

/** Null for what is no UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
