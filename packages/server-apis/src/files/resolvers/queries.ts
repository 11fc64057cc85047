import type { ChildOrder as GraphqlChildOrder, QueryResolvers } from "../../generated/resolvers.ts";
import type { Kit } from "../../kit/kit.ts";
import type { ChildOrder } from "../domain/tree/child-cursor.ts";
import { listDocuments } from "../domain/documents/list-documents.ts";
import { getNode } from "../domain/tree/get-node.ts";
import { indexFiles } from "../domain/tree/index-files.ts";
import { listAncestors } from "../domain/tree/list-ancestors.ts";
import { listChildren } from "../domain/tree/list-children.ts";
import { listRoots } from "../domain/tree/list-roots.ts";
import { listSpaces } from "../domain/tree/list-spaces.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { coverUrl, nodeToGraphql } from "./node-to-graphql.ts";
import { refuse } from "./refuse.ts";

const orders = {
  NAME_ASC: "name-asc",
  NAME_DESC: "name-desc",
  MODIFIED_ASC: "modified-asc",
  MODIFIED_DESC: "modified-desc",
  SIZE_ASC: "size-asc",
  SIZE_DESC: "size-desc",
} as const satisfies Record<GraphqlChildOrder, ChildOrder>;

/** The queries of this service. */
export function fileQueries(kit: Kit) {
  return {
    roots: async (_parent, _arguments, { principal }) => {
      const outcome = await listRoots(kit, principal);
      if (outcome.kind !== "roots") return failureToGraphql(outcome, kit);
      const roots = outcome.roots.map((root) => {
        const node = nodeToGraphql(root);
        return { node, access: node.access, requestedPath: outcome.requestedPaths.get(root.id) ?? null };
      });
      return { __typename: "Roots", roots };
    },

    node: async (_parent, { id }, context) => {
      const outcome = await getNode(kit, context.principal, id);
      return outcome.kind === "node" ? nodeToGraphql(outcome.node) : refuse(kit, context, outcome, id);
    },

    children: async (_parent, { folderId, first, after, orderBy }, context) => {
      const query = { folderId, first: first ?? 100, after: after ?? null, order: orders[orderBy ?? "NAME_ASC"] };
      const outcome = await listChildren(kit, context.principal, query);
      if (outcome.kind !== "page") return refuse(kit, context, outcome, folderId);
      return { __typename: "NodePage", nodes: outcome.nodes.map(nodeToGraphql), endCursor: outcome.endCursor };
    },

    fileIndex: async (_parent, { withinId, mimeType }, context) => {
      const outcome = await indexFiles(kit, context.principal, { withinId, mimeType: mimeType ?? null });
      if (outcome.kind !== "file-index") return refuse(kit, context, outcome, withinId);
      const { coverOf, ...columns } = outcome.columns;
      return {
        __typename: "FileIndex",
        ...columns,
        coverUrl: coverOf.map((id) => (id === null ? null : coverUrl(id))),
      };
    },

    documents: async (_parent, { withinId, schemaName }, context) => {
      const outcome = await listDocuments(kit, context.principal, { withinId, schemaName: schemaName ?? null });
      if (outcome.kind !== "documents") return refuse(kit, context, outcome, withinId);
      const documents = outcome.documents.map((document) => {
        const node = nodeToGraphql(document);
        if (node.__typename !== "Document") throw new Error(`node ${node.id} is no document`);
        return node;
      });
      return { __typename: "Documents", documents, hasMore: outcome.hasMore };
    },

    ancestors: async (_parent, { id }, context) => {
      const outcome = await listAncestors(kit, context.principal, id);
      if (outcome.kind !== "ancestors") return refuse(kit, context, outcome, id);
      const folders = outcome.folders.map((folder) => {
        const node = nodeToGraphql(folder);
        if (node.__typename !== "Folder") throw new Error(`node ${node.id} holds something and is no folder`);
        return node;
      });
      return { __typename: "Ancestors", folders };
    },

    spaces: async (_parent, _arguments, { principal }) => {
      const outcome = await listSpaces(kit, principal);
      if (outcome.kind !== "spaces") return failureToGraphql(outcome, kit);
      return { __typename: "Spaces", spaces: outcome.spaces };
    },
  } satisfies QueryResolvers;
}
