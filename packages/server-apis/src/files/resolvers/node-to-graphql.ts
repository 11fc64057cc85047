import type { File, Folder } from "../../generated/resolvers.ts";
import type { NodeId } from "../../kit/ids.ts";
import type { TreeNode } from "../domain/tree/tree-node.ts";

type Named<T extends { __typename?: string }> = T & { __typename: NonNullable<T["__typename"]> };

/** The node as the contract shows it. */
export function nodeToGraphql(node: TreeNode): Named<Folder> | Named<File> {
  const { id, name, parentId, spaceId, createdAt, modifiedAt } = node;
  const access = node.access === "read" ? ("READ" as const) : ("WRITE" as const);
  const common = { id, name, parentId, spaceId, createdAt, modifiedAt, access };
  if (node.kind === "folder") return { __typename: "Folder", ...common };
  const { size, mimeType, sha256, version, audio } = node;
  return {
    __typename: "File",
    ...common,
    size,
    mimeType,
    sha256,
    version,
    contentUrl: `/.mows/files/${id}/content`,
    audio: audio === null ? null : { __typename: "AudioMetadata", ...audio },
    coverUrl: node.hasCover ? coverUrl(id) : null,
  };
}

/** Same-origin address of a node's cover. */
export function coverUrl(id: NodeId): string {
  return `/.mows/files/${id}/cover`;
}
