import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { FilesKit } from "../domain/files-kit.ts";
import { copyNode } from "../domain/tree/copy-node.ts";
import { createFolder } from "../domain/tree/create-folder.ts";
import { createShortcut } from "../domain/tree/create-shortcut.ts";
import { deleteNode } from "../domain/tree/delete-node.ts";
import { moveNode } from "../domain/tree/move-node.ts";
import { renameNode } from "../domain/tree/rename-node.ts";
import { onConflictOf, skippedToGraphql } from "./conflict-policies.ts";
import { nodeToGraphql } from "./node-to-graphql.ts";
import { refuse } from "./refuse.ts";

/** The mutations of this service. */
export function fileMutations(kit: FilesKit) {
  return {
    createFolder: async (_parent, { input }, context) => {
      const outcome = await createFolder(kit, context.principal, {
        ...input,
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind !== "folder-created") return refuse(kit, context, outcome, input.parentId);
      const folder = nodeToGraphql(outcome.folder);
      if (folder.__typename !== "Folder") throw new Error(`node ${folder.id} was made as a folder and is a file`);
      return { __typename: "FolderCreated", folder };
    },

    renameNode: async (_parent, { input }, context) => {
      const outcome = await renameNode(kit, context.principal, {
        ...input,
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind !== "node-renamed") return refuse(kit, context, outcome, input.id);
      return { __typename: "NodeRenamed", node: nodeToGraphql(outcome.node) };
    },

    moveNode: async (_parent, { input }, context) => {
      const { id, parentId, idempotencyKey = null } = input;
      const onConflict = onConflictOf(input.onConflict);
      const outcome = await moveNode(kit, context.principal, { id, parentId, onConflict, idempotencyKey });
      if (outcome.kind === "node-skipped") return skippedToGraphql(outcome, id);
      if (outcome.kind !== "node-moved") return refuse(kit, context, outcome, id);
      return { __typename: "NodeMoved", node: nodeToGraphql(outcome.node) };
    },

    copyNode: async (_parent, { input }, context) => {
      const { id, parentId, name = null, idempotencyKey = null } = input;
      const onConflict = onConflictOf(input.onConflict);
      const outcome = await copyNode(kit, context.principal, { id, parentId, name, onConflict, idempotencyKey });
      if (outcome.kind === "node-skipped") return skippedToGraphql(outcome, id);
      if (outcome.kind === "copy-started") return { __typename: "CopyStarted", id: outcome.id };
      if (outcome.kind !== "node-copied") return refuse(kit, context, outcome, id);
      return { __typename: "NodeCopied", node: nodeToGraphql(outcome.node) };
    },

    createShortcut: async (_parent, { input }, context) => {
      const { parentId, targetId, name = null, idempotencyKey = null } = input;
      const onConflict = onConflictOf(input.onConflict);
      const wanted = { parentId, targetId, name, onConflict, idempotencyKey };
      const outcome = await createShortcut(kit, context.principal, wanted);
      if (outcome.kind === "node-skipped") return skippedToGraphql(outcome, targetId);
      if (outcome.kind !== "shortcut-created") return refuse(kit, context, outcome, parentId);
      const link = nodeToGraphql(outcome.link);
      if (link.__typename !== "Link") throw new Error(`node ${link.id} was made as a link and is none`);
      return { __typename: "ShortcutCreated", link };
    },

    deleteNode: async (_parent, { input }, context) => {
      const outcome = await deleteNode(kit, context.principal, {
        ...input,
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind !== "node-deleted") return refuse(kit, context, outcome, input.id);
      return { __typename: "NodeDeleted", id: outcome.id };
    },
  } satisfies MutationResolvers;
}
