import type { Node } from "@mows/sdk";

/** The root of a person's own space has a name that nobody gave it. */
export function shownName({ name, parentId }: Pick<Node, "name" | "parentId">, yourFiles: string): string {
  return parentId === null && name === "Files" ? yourFiles : name;
}
