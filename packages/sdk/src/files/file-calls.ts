import type { Touched } from "../core/cache-link.ts";
import type { CallsOf } from "../core/lazy-calls.ts";
import { mutationOf } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import {
  AncestorsDocument,
  CompareVersionsDocument,
  CopyNodeDocument,
  CreateFolderDocument,
  CreateShortcutDocument,
  DeleteForeverDocument,
  DeleteNodeDocument,
  DocumentsDocument,
  EmptyTrashDocument,
  MoveNodeDocument,
  NameVersionDocument,
  RenameNodeDocument,
  RestoreNodeDocument,
  RestoreVersionDocument,
  SetTrashRetentionDocument,
  SpacesDocument,
  TrashDocument,
  VersionsDocument,
} from "../generated/files-operations.ts";
import { createAnnotationCalls } from "./annotation-calls.ts";
import type { LaterFiles } from "./later-files.ts";
import { ALL, INDEX, LIST, listOf, nodeOf, SPACES, touchedByNewFile } from "./touched-keys.ts";
import { shownWith } from "./shown-with.ts";

const TRASH: Touched = ["mows", "files", "trash"];
const versionsOf = (nodeId: string): Touched => ["mows", "files", "versions", { nodeId }];

/** What a page that only shows files never calls: one lazy chunk. */
export function createFileCalls(transport: Transport): CallsOf<LaterFiles> {
  const { execute } = transport;
  return {
    ...createAnnotationCalls(transport),
    documents: (variables, options) => execute(DocumentsDocument, variables, options),
    ancestors: (variables, options) => execute(AncestorsDocument, variables, options),
    spaces: (_, options) => execute(SpacesDocument, {}, options),
    versions: (variables, options) => execute(VersionsDocument, variables, options),
    compareVersions: (variables, options) => execute(CompareVersionsDocument, variables, options),
    trash: (variables, options) => execute(TrashDocument, variables, options),
    createFolder: mutationOf(transport, ["files", "createFolder"], CreateFolderDocument, (result) =>
      result.__typename === "FolderCreated" ? [listOf(result.folder.parentId)] : [],
    ),
    rename: mutationOf(transport, ["files", "rename"], RenameNodeDocument, (result) =>
      result.__typename === "NodeRenamed" ? [...shownWith(result.node), INDEX] : [],
    ),
    // the folder it came from is not known here, nor is what was replaced
    move: mutationOf(transport, ["files", "move"], MoveNodeDocument, (result) =>
      result.__typename === "NodeMoved" ? [...shownWith(result.node), LIST, INDEX, TRASH, SPACES] : [],
    ),
    copy: mutationOf(transport, ["files", "copy"], CopyNodeDocument, (result) =>
      result.__typename === "NodeCopied" ? [...touchedByNewFile(result.node.parentId), TRASH] : [],
    ),
    createShortcut: mutationOf(transport, ["files", "createShortcut"], CreateShortcutDocument, (result) =>
      result.__typename === "ShortcutCreated" ? [listOf(result.link.parentId), TRASH] : [],
    ),
    // a folder takes all its nodes with it, and brings them all back
    delete: mutationOf(transport, ["files", "delete"], DeleteNodeDocument, (result) =>
      result.__typename === "NodeDeleted" ? [ALL] : [],
    ),
    restore: mutationOf(transport, ["files", "restore"], RestoreNodeDocument, (result) =>
      result.__typename === "NodeRestored" ? [ALL] : [],
    ),
    deleteForever: mutationOf(transport, ["files", "deleteForever"], DeleteForeverDocument, (result) =>
      result.__typename === "NodeDeleted" ? [TRASH, SPACES] : [],
    ),
    emptyTrash: mutationOf(transport, ["files", "emptyTrash"], EmptyTrashDocument, (result) =>
      result.__typename === "TrashEmptied" ? [TRASH, SPACES] : [],
    ),
    setTrashRetention: mutationOf(transport, ["files", "setTrashRetention"], SetTrashRetentionDocument, (result) =>
      result.__typename === "TrashRetentionSet" ? [TRASH, SPACES] : [],
    ),
    restoreVersion: mutationOf(transport, ["files", "restoreVersion"], RestoreVersionDocument, (result, { nodeId }) =>
      result.__typename === "VersionRestored"
        ? [nodeOf(nodeId), versionsOf(nodeId), ...touchedByNewFile(result.file.parentId)]
        : [],
    ),
    nameVersion: mutationOf(transport, ["files", "nameVersion"], NameVersionDocument, (result, { nodeId }) =>
      result.__typename === "VersionNamed" ? [versionsOf(nodeId)] : [],
    ),
  };
}
