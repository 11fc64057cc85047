import type { NodeId } from "../../../kit/ids.ts";
import type { PersonPrincipal } from "../../../kit/principal.ts";
import type { TreeFailure } from "../failures.ts";
import { copyNode } from "../tree/copy-node.ts";
import { createFolder } from "../tree/create-folder.ts";
import { deleteNode } from "../tree/delete-node.ts";
import type { FilesKit } from "../files-kit.ts";
import type { DavNode } from "./dav-place.ts";
import { copyProperties } from "./dav-properties.ts";

export type CopyTarget = {
  parentId: NodeId;
  name: string;
  /** What is there, which goes into the trash. */
  existingId: NodeId | null;
  /** False: a folder without what it holds. */
  isDeep: boolean;
};

export type CopyToOutcome = { kind: "copied" } | { kind: "copy-started" } | TreeFailure | QuotaRefused;
type QuotaRefused = Extract<Awaited<ReturnType<typeof copyNode>>, { kind: "quota-exceeded" }>;

/** Copies to a name that may be taken, with the properties that WebDAV's clients made up. */
export async function copyTo(
  kit: FilesKit,
  principal: PersonPrincipal,
  node: DavNode,
  target: CopyTarget,
): Promise<CopyToOutcome> {
  const { parentId, name } = target;
  if (node.kind === "folder" && !target.isDeep) return copyFolderAlone(kit, principal, node, target);
  const input = { id: node.id, parentId, name, onConflict: "replace", idempotencyKey: null } as const;
  const outcome = await copyNode(kit, principal, input);
  switch (outcome.kind) {
    case "node-copied":
      return { kind: "copied" };
    case "copy-started":
      return { kind: "copy-started" };
    case "node-skipped":
      throw new Error("what replaces is never skipped");
    default:
      return outcome;
  }
}

async function copyFolderAlone(
  kit: FilesKit,
  principal: PersonPrincipal,
  node: DavNode,
  { parentId, name, existingId }: CopyTarget,
): Promise<CopyToOutcome> {
  if (existingId !== null) {
    const removed = await deleteNode(kit, principal, { id: existingId, idempotencyKey: null });
    if (removed.kind !== "node-deleted") return removed;
  }
  const made = await createFolder(kit, principal, { parentId, name, idempotencyKey: null });
  if (made.kind !== "folder-created") return made;
  await kit.write(principal, null, (tx) => copyProperties(tx, node.id, made.folder.id));
  return { kind: "copied" };
}
