import type { ChildrenResult, Node } from "@mows/sdk";

/** Rows of a page: so few that the first is there at once, so many that scrolling rarely waits. */
export const pageRows = 200;

export type ListedPage = Extract<ChildrenResult, { __typename: "NodePage" }>;

/** When a page was read, among all that ever were. What a later one says of a file counts. */
const readAt = new WeakMap<object, number>();
/** Read since something may have changed; their files may stand in others too. */
const readAgain = new WeakSet<object>();
let reads = 0;

/** Grows with everything that is read or told. */
export const nextMoment = () => ++reads;

export function noteRead(page: ChildrenResult, isAgain: boolean): void {
  readAt.set(page, nextMoment());
  if (isAgain) readAgain.add(page);
}

const momentOf = (page: object) => readAt.get(page) ?? 0;

export interface ListedRows {
  readonly nodes: readonly Node[];
  /** Where each page ends among them. */
  readonly ends: readonly number[];
}

/**
 * The files of all pages, each once: as the latest page tells of it, and not when it was told to be `gone` (id to moment) since then. Pages
 * that were read at different times may both have a file that moved from one to the other.
 */
export function rowsOf(pages: readonly ListedPage[], gone: ReadonlyMap<string, number>): ListedRows {
  const ends: number[] = [];
  if (gone.size === 0 && !pages.some((page) => readAgain.has(page))) {
    const nodes = pages.flatMap((page) => page.nodes);
    let end = 0;
    for (const page of pages) ends.push((end += page.nodes.length));
    return { nodes, ends };
  }
  const latest = new Map<string, number>();
  for (const page of pages) {
    const moment = momentOf(page);
    for (const { id } of page.nodes) if (moment >= (latest.get(id) ?? 0)) latest.set(id, moment);
  }
  const nodes: Node[] = [];
  for (const page of pages) {
    const moment = momentOf(page);
    for (const node of page.nodes) {
      if (latest.get(node.id) === moment && (gone.get(node.id) ?? 0) <= moment) nodes.push(node);
    }
    ends.push(nodes.length);
  }
  return { nodes, ends };
}
