import { createInfiniteQueryFactory, type InfiniteQueryFactory } from "../core/infinite-query-factory.ts";
import { lazyCalls } from "../core/lazy-calls.ts";
import { createQueryFactory, type QueryFactory } from "../core/query-factory.ts";
import { queryOf } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import { ChildrenDocument, FileIndexDocument, NodeDocument, RootsDocument } from "../generated/core-operations.ts";
import type {
  ChildOrder,
  ChildrenQuery,
  DocumentFieldsFragment,
  FileFieldsFragment,
  FileIndexQuery,
  FolderFieldsFragment,
  LinkFieldsFragment,
  NodeQuery,
  RootsQuery,
} from "../generated/graphql.ts";
import { type FileIndexRow, fileIndexRows } from "./file-index-rows.ts";
import { type LaterFiles, laterNames } from "./later-files.ts";

export type FileNode = FileFieldsFragment;
export type FolderNode = FolderFieldsFragment;
/** A shortcut; what it leads to may be gone, or not the caller's to read. */
export type LinkNode = LinkFieldsFragment;
/** What several people edit at once; its content is its readable export. */
export type DocumentNode = DocumentFieldsFragment;
export type Node = FileNode | FolderNode | LinkNode | DocumentNode;

export type RootsResult = RootsQuery["roots"];
export type NodeResult = NodeQuery["node"];
export type ChildrenResult = ChildrenQuery["children"];
export type FileIndexResult =
  | Exclude<FileIndexQuery["fileIndex"], { __typename: "FileIndex" }>
  | { __typename: "FileIndex"; rows: FileIndexRow[] };
/** `first` is the size of a page, 100 by default; `orderBy` is `NAME_ASC` by default. */
export interface ListVariables {
  folderId: string;
  orderBy?: ChildOrder | undefined;
  first?: number | undefined;
}

export interface Files extends LaterFiles {
  readonly roots: QueryFactory<void, RootsResult>;
  readonly node: QueryFactory<{ id: string }, NodeResult>;
  /** What a folder holds, folders first. */
  readonly list: InfiniteQueryFactory<ListVariables, ChildrenResult>;
  /** Every file below a folder at any depth, for lists of tens of thousands of rows. Rows are in no order. */
  readonly index: QueryFactory<{ withinId: string; mimeType?: string | undefined }, FileIndexResult>;
  /** For `<audio src>`, `<a download>`; supports ranges. */
  readonly contentUrl: (id: string, options?: { download?: boolean }) => string;
  /** A folder as a zip archive while it is made; with `ids`, only those of what it holds. */
  readonly zipUrl: (folderId: string, ids?: readonly string[]) => string;
  /** WebP, at most 640 x 640; 404 where the file has no cover. */
  readonly coverUrl: (id: string) => string;
}

export function createFiles(transport: Transport): Files {
  const { execute, url } = transport;
  return {
    ...lazyCalls<LaterFiles>(
      "files",
      async () => (await import("./file-calls.ts")).createFileCalls(transport),
      laterNames,
    ),
    roots: queryOf(transport, ["files", "roots"], RootsDocument),
    node: queryOf(transport, ["files", "node"], NodeDocument),
    list: createInfiniteQueryFactory(["files", "list"], (variables, options) =>
      execute(ChildrenDocument, variables, options),
    ),
    index: createQueryFactory(["files", "index"], async (variables, options) => {
      const result = await execute(FileIndexDocument, variables, options);
      return result.__typename === "FileIndex" ? { __typename: "FileIndex", rows: fileIndexRows(result) } : result;
    }),
    contentUrl: (id, { download } = {}) => `${url}/.mows/files/${id}/content${download ? "?download" : ""}`,
    zipUrl: (id, ids = []) => `${url}/.mows/files/${id}/zip${ids.length > 0 ? `?ids=${ids.join(",")}` : ""}`,
    coverUrl: (id) => `${url}/.mows/files/${id}/cover`,
  };
}
