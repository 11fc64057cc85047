import type { Document, File, Folder, FolderColour, Link } from "../../generated/resolvers.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { FolderColour as Colour, TreeNode } from "../domain/tree/tree-node.ts";
import { extractedToGraphql } from "./extracted-to-graphql.ts";

type Named<T extends { __typename?: string }> = T & { __typename: NonNullable<T["__typename"]> };

export type GraphqlNode = Named<Folder> | Named<File> | Named<Link> | Named<Document>;

const colours = {
  red: "RED",
  orange: "ORANGE",
  yellow: "YELLOW",
  green: "GREEN",
  teal: "TEAL",
  blue: "BLUE",
  purple: "PURPLE",
  pink: "PINK",
} as const satisfies Record<Colour, FolderColour>;

/** The node as the contract shows it. */
export function nodeToGraphql(node: TreeNode): GraphqlNode {
  const { id, name, parentId, spaceId, createdAt, modifiedAt, tags, starred, commentCount } = node;
  const access = node.access === "read" ? ("READ" as const) : ("WRITE" as const);
  const colour = node.kind === "folder" && node.colour !== null ? colours[node.colour] : null;
  const place = { id, name, parentId, spaceId, createdAt, modifiedAt, access };
  const common = { ...place, tags, starred, colour, commentCount };
  if (node.kind === "folder") return { __typename: "Folder", ...common };
  if (node.kind === "link") {
    const target = node.target === null ? null : nodeToGraphql(node.target);
    return { __typename: "Link", ...common, targetId: node.targetId, target };
  }
  const { size, mimeType, version } = node;
  const content = { size, mimeType, version, contentUrl: `/.mows/files/${id}/content` };
  if (node.kind === "document") return { __typename: "Document", ...common, ...content, schemaName: node.schemaName };
  return {
    __typename: "File",
    ...common,
    ...content,
    sha256: node.sha256,
    ...extractedToGraphql(id, version, node.extracted),
    coverUrl: node.hasCover ? coverUrl(id) : null,
  };
}

/** Same-origin address of a node's cover. */
export function coverUrl(id: NodeId): string {
  return `/.mows/files/${id}/cover`;
}
