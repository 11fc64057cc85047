import type { ChildrenResult, PageParam } from "@mows/sdk";
import { type ListedPage, pageRows } from "./listed-page.ts";

/** Rows more than a page had: so many may have come to it without another request. */
const slackRows = 50;
const largestPage = 1_000;
const mostRounds = 4;

export interface Reread {
  readonly before: ListedPage;
  /** Where it begins. */
  readonly after: PageParam;
  /** The pages that follow it, and where the first of them begins. */
  readonly rest: readonly ListedPage[];
  readonly restAfter: PageParam;
}

type ReadList = (range: { first: number; after: PageParam }) => Promise<ChildrenResult>;

/**
 * One page of a list once more, so that it still ends where the next one begins: that one need not be read for it. Files that came since make
 * it longer, those that went make it shorter.
 */
export async function rereadPage(list: ReadList, { before, after, rest, restAfter }: Reread): Promise<ChildrenResult> {
  // the last grows as far as a page does, the others as far as they must
  const first = rest.length === 0 ? Math.max(pageRows, before.nodes.length) : before.nodes.length + slackRows;
  let page = await list({ first: Math.min(first, largestPage), after });
  for (let round = 1; round < mostRounds && isGap(page, rest); round++) {
    const more: ChildrenResult = await list({ first: largestPage, after: page.endCursor });
    if (more.__typename !== "NodePage") return more;
    page = { ...more, nodes: [...page.nodes, ...more.nodes] };
  }
  if (page.__typename !== "NodePage" || rest.length === 0 || page.endCursor == null) return page;
  const reached = reachedBy(page, rest);
  if (reached < 0) return page;
  const later = new Set(rest.slice(0, reached + 1).flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  const end = page.nodes.findLastIndex(({ id }) => !later.has(id)) + 1;
  return { ...page, nodes: page.nodes.slice(0, end), endCursor: restAfter };
}

/** Whether there may be files between the end of this page and the next. */
function isGap(page: ChildrenResult, rest: readonly ListedPage[]): page is ListedPage {
  return page.__typename === "NodePage" && page.endCursor != null && rest.length > 0 && reachedBy(page, rest) < 0;
}

/** Which of the pages that follow has the last file of this one; -1 for none. */
function reachedBy({ nodes }: ListedPage, rest: readonly ListedPage[]): number {
  const last = nodes.at(-1)?.id;
  return rest.findIndex((page) => page.nodes.some(({ id }) => id === last));
}
