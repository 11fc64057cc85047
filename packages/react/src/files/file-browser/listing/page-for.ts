import type { ChildOrder, Node } from "@mows/sdk";
import type { ListedPage } from "./listed-page.ts";

/** What is listed before what; files and documents are one. */
const ranks = { Folder: 0, Link: 1, Document: 2, File: 2 } satisfies Record<Node["__typename"], number>;

/** As the cloud compares names: by their letters, not by anybody's alphabet. */
const nameKey = (name: string) => name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");

function compareBy(orderBy: ChildOrder): (one: Node, other: Node) => number {
  const key = (node: Node): string | number => {
    if (orderBy.startsWith("NAME")) return nameKey(node.name);
    if (orderBy.startsWith("MODIFIED")) return node.modifiedAt;
    return "size" in node ? node.size : 0;
  };
  const forward = orderBy.endsWith("_ASC") ? 1 : -1;
  return (one, other) => {
    const byKind = ranks[one.__typename] - ranks[other.__typename];
    if (byKind !== 0) return byKind;
    const [a, b] = [key(one), key(other)];
    if (a === b) return 0;
    return a < b ? -forward : forward;
  };
}

/** Which of these pages of a folder a file belongs to; where exactly it stands there is the cloud's to say. */
export function pageFor(node: Node, pages: readonly ListedPage[], orderBy: ChildOrder): number {
  const compare = compareBy(orderBy);
  const index = pages.findLastIndex(({ nodes: [first] }) => first !== undefined && compare(first, node) <= 0);
  return Math.max(0, index);
}
