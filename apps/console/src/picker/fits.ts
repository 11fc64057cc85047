import type { DocumentNode, FileNode, FolderNode, LinkNode } from "@mows/sdk";
import type { PickRequestResult } from "@mows/sdk/picks";

export type PickRequest = Extract<PickRequestResult, { __typename: "PickRequest" }>;

/** What of a node tells whether it fits. */
export type FittingNode =
  | Pick<FileNode, "__typename" | "access" | "name" | "mimeType">
  | Pick<FolderNode, "__typename" | "access">
  | Pick<LinkNode, "__typename" | "access">
  | Pick<DocumentNode, "__typename" | "access">;

const kinds = { File: "FILE", Folder: "FOLDER", Document: "DOCUMENT" } as const;

/** Whether this can be picked: of the kind and type that is asked for, and the person's to give. */
export function fits(
  { kind, accept, access }: Pick<PickRequest, "kind" | "accept" | "access">,
  node: FittingNode,
): boolean {
  // What a shortcut leads to is picked where it lies.
  if (node.__typename === "Link") return false;
  if (access === "WRITE" && node.access === "READ") return false;
  if (kind !== "ANY" && kind !== kinds[node.__typename]) return false;
  if (node.__typename !== "File") return true;
  const [name, type] = [node.name.toLowerCase(), node.mimeType.toLowerCase()];
  return (
    accept.length === 0 ||
    accept.some((given) => {
      const pattern = given.toLowerCase();
      if (pattern.startsWith(".")) return name.endsWith(pattern);
      return pattern.endsWith("/*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
    })
  );
}
