import type { ChildrenResult, Files, ListVariables, PageParam } from "@mows/sdk";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { type ListedPage, noteRead, pageRows } from "./listed-page.ts";

export type FolderData = InfiniteData<ChildrenResult, PageParam>;

/** When everything is wanted, the fewest requests are the fastest. */
const wholeRows = 900;
/** So many pages are read again whether they are looked at or not. */
export const fewPages = 3;

/** Pages that something changed since: shared by all that show the folder, since they share its pages. */
const outdated = new WeakSet<ChildrenResult>();

export const isPage = (page: ChildrenResult | undefined): page is ListedPage => page?.__typename === "NodePage";

/**
 * How the pages of one folder are read. After a change only those are read again that are looked at; the others when they come into view.
 * A folder that somebody scrolled through to its hundred thousandth file costs a request or two a change, not hundreds.
 */
export class FolderPages {
  readonly #files: Files;
  readonly #variables: ListVariables;
  #view = { from: 0, to: 0 };
  /** Beginnings of pages that are wanted although nobody looks at them. */
  readonly #wanted = new Set<PageParam>();
  #isRepair = false;
  /** Where reading again did not help: it is not tried forever. */
  #tried = new WeakSet<ChildrenResult>();

  constructor(files: Files, variables: Pick<ListVariables, "folderId" | "orderBy">) {
    this.#files = files;
    this.#variables = { ...variables, first: pageRows };
  }

  readonly options = () => ({
    ...this.#files.list.infiniteQueryOptions(this.#variables),
    // pages are told apart by what they are, and most stay as they were
    structuralSharing: false,
    queryFn: (context: { client: QueryClient; signal: AbortSignal; pageParam: PageParam }) => this.#read(context),
  });

  get queryKey() {
    return this.#files.list.queryKey(this.#variables);
  }

  /** These pages are looked at now; true when some of them have to be read again: then the query wants to be refetched. */
  look(data: FolderData, from: number, to: number): boolean {
    this.#view = { from, to };
    const stale = data.pages.filter((page, index) => this.#isStale(data, index) && !this.#tried.has(page));
    for (const page of stale) this.#tried.add(page);
    this.#isRepair ||= stale.length > 0;
    return stale.length > 0;
  }

  /** Has this page read again: then the query wants to be refetched. */
  want(data: FolderData, index: number): void {
    const page = data.pages[index];
    if (!page) return;
    outdated.add(page);
    this.#wanted.add(data.pageParams[index] ?? null);
    this.#isRepair = true;
  }

  /** Reads on from the end; the cursor behind it. */
  async readMore(after: PageParam): Promise<ChildrenResult> {
    const page = await this.#list({ first: wholeRows, after });
    noteRead(page, false);
    return page;
  }

  #list(range: { first: number; after: PageParam }, options?: { signal: AbortSignal }): Promise<ChildrenResult> {
    return this.#files.list({ ...this.#variables, ...range }, options);
  }

  #isStale({ pages, pageParams }: FolderData, index: number): boolean {
    const page = pages[index];
    if (page === undefined || !outdated.has(page)) return false;
    const isSeen = index >= this.#view.from && index <= this.#view.to;
    return isSeen || pages.length <= fewPages || this.#wanted.has(pageParams[index] ?? null);
  }

  async #read({
    client,
    signal,
    pageParam: after,
  }: {
    client: QueryClient;
    signal: AbortSignal;
    pageParam: PageParam;
  }) {
    const state = client.getQueryState<FolderData>(this.queryKey);
    const isMore = state?.fetchMeta?.fetchMore !== undefined;
    const old = isMore ? undefined : state?.data;
    if (old && after === null) this.#begin(old);
    const index = old?.pageParams.indexOf(after) ?? -1;
    const before = old?.pages[index];
    if (!old || !isPage(before)) {
      const page = await this.#list({ first: pageRows, after }, { signal });
      noteRead(page, old !== undefined);
      return page;
    }
    return this.#isStale(old, index) ? this.#readAgain(old, index, { before, after, signal }) : before;
  }

  async #readAgain(
    { pages, pageParams }: FolderData,
    index: number,
    { before, after, signal }: { before: ListedPage; after: PageParam; signal: AbortSignal },
  ) {
    // a folder that nobody changes does without
    const { rereadPage } = await import("./reread-page.ts");
    const page = await rereadPage((range) => this.#list(range, { signal }), {
      before,
      after,
      rest: pages.slice(index + 1).filter(isPage),
      restAfter: pageParams[index + 1] ?? null,
    });
    noteRead(page, true);
    this.#wanted.delete(after);
    return page;
  }

  /** Everything may have changed, but where only what came into view is made up for. */
  #begin({ pages }: FolderData): void {
    const isRepair = this.#isRepair;
    this.#isRepair = false;
    if (isRepair) return;
    this.#tried = new WeakSet();
    for (const page of pages) outdated.add(page);
  }
}
