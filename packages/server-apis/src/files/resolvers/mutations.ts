import type { MutationResolvers } from "../../generated/resolvers.ts";
import type { Kit } from "../../kit/kit.ts";
import { createFolder } from "../domain/tree/create-folder.ts";
import { deleteNode } from "../domain/tree/delete-node.ts";
import { moveNode } from "../domain/tree/move-node.ts";
import { renameNode } from "../domain/tree/rename-node.ts";
import { nodeToGraphql } from "./node-to-graphql.ts";
import { refuse } from "./refuse.ts";

/** The mutations of this service. */
export function fileMutations(kit: Kit) {
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
      const outcome = await moveNode(kit, context.principal, {
        ...input,
        idempotencyKey: input.idempotencyKey ?? null,
      });
      if (outcome.kind !== "node-moved") return refuse(kit, context, outcome, input.id);
      return { __typename: "NodeMoved", node: nodeToGraphql(outcome.node) };
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
