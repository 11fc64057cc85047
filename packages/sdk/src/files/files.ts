import type { Touched } from "../core/cache-link.ts";
import { createInfiniteQueryFactory, type InfiniteQueryFactory } from "../core/infinite-query-factory.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import { createQueryFactory, type QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import type {
  ChildOrder,
  ChildrenQuery,
  CreateFolderInput,
  CreateFolderMutation,
  DeleteNodeInput,
  DeleteNodeMutation,
  FileFieldsFragment,
  FileIndexQuery,
  FolderFieldsFragment,
  MoveNodeInput,
  MoveNodeMutation,
  NodeQuery,
  RenameNodeInput,
  RenameNodeMutation,
  RootsQuery,
} from "../generated/graphql.ts";
import {
  ChildrenDocument,
  CreateFolderDocument,
  DeleteNodeDocument,
  FileIndexDocument,
  MoveNodeDocument,
  NodeDocument,
  RenameNodeDocument,
  RootsDocument,
} from "../generated/files-operations.ts";
import { type FileIndexRow, fileIndexRows } from "./file-index-rows.ts";

export type FileNode = FileFieldsFragment;
export type FolderNode = FolderFieldsFragment;
export type Node = FileNode | FolderNode;

export type RootsResult = RootsQuery["roots"];
export type NodeResult = NodeQuery["node"];
export type ChildrenResult = ChildrenQuery["children"];
export type FileIndexResult =
  | Exclude<FileIndexQuery["fileIndex"], { __typename: "FileIndex" }>
  | { __typename: "FileIndex"; rows: FileIndexRow[] };
export type CreateFolderResult = CreateFolderMutation["createFolder"];
export type RenameNodeResult = RenameNodeMutation["renameNode"];
export type MoveNodeResult = MoveNodeMutation["moveNode"];
export type DeleteNodeResult = DeleteNodeMutation["deleteNode"];

/** `first` is the size of a page, 100 by default; `orderBy` is `NAME_ASC` by default. */
export interface ListVariables {
  folderId: string;
  orderBy?: ChildOrder | undefined;
  first?: number | undefined;
}

export interface Files {
  readonly roots: QueryFactory<void, RootsResult>;
  readonly node: QueryFactory<{ id: string }, NodeResult>;
  /** What a folder holds, folders first. */
  readonly list: InfiniteQueryFactory<ListVariables, ChildrenResult>;
  /** Every file below a folder at any depth, for lists of tens of thousands of rows. Rows are in no order. */
  readonly index: QueryFactory<{ withinId: string; mimeType?: string | undefined }, FileIndexResult>;
  readonly createFolder: MutationFactory<WithoutKey<CreateFolderInput>, CreateFolderResult>;
  readonly rename: MutationFactory<WithoutKey<RenameNodeInput>, RenameNodeResult>;
  readonly move: MutationFactory<WithoutKey<MoveNodeInput>, MoveNodeResult>;
  /** Deletes a file, or a folder with everything in it, for good. */
  readonly delete: MutationFactory<WithoutKey<DeleteNodeInput>, DeleteNodeResult>;
  /** For `<audio src>`, `<a download>`; supports ranges. */
  readonly contentUrl: (id: string, options?: { download?: boolean }) => string;
  /** WebP, at most 640 x 640; 404 where the file has no cover. */
  readonly coverUrl: (id: string) => string;
}

const LIST: Touched = ["mows", "files", "list"];
const INDEX: Touched = ["mows", "files", "index"];

/** Of every folder, where this one is not known. */
const listOf = (folderId: string | null): Touched => (folderId === null ? LIST : [...LIST, { folderId }]);
const nodeOf = (id: string): Touched => ["mows", "files", "node", { id }];

/** What a new file makes stale; its folder may be unknown. */
export function touchedByNewFile(folderId: string | null): Touched[] {
  return [listOf(folderId), INDEX];
}

export function createFiles(transport: Transport): Files {
  const { execute, url } = transport;
  return {
    roots: queryOf(transport, ["files", "roots"], RootsDocument),
    node: queryOf(transport, ["files", "node"], NodeDocument),
    list: createInfiniteQueryFactory(
      ["files", "list"],
      (variables, options) => execute(ChildrenDocument, variables, options),
      (page) => (page.__typename === "NodePage" ? page.endCursor : null),
    ),
    index: createQueryFactory(["files", "index"], async (variables, options) => {
      const result = await execute(FileIndexDocument, variables, options);
      return result.__typename === "FileIndex" ? { __typename: "FileIndex", rows: fileIndexRows(result) } : result;
    }),
    createFolder: mutationOf(transport, ["files", "createFolder"], CreateFolderDocument, (result, { parentId }) =>
      result.__typename === "FolderCreated" ? [listOf(parentId)] : [],
    ),
    rename: mutationOf(transport, ["files", "rename"], RenameNodeDocument, (result, { id }) =>
      result.__typename === "NodeRenamed" ? [nodeOf(id), listOf(result.node.parentId), INDEX] : [],
    ),
    // the folder it came from is not known here
    move: mutationOf(transport, ["files", "move"], MoveNodeDocument, (result, { id }) =>
      result.__typename === "NodeMoved" ? [nodeOf(id), LIST, INDEX] : [],
    ),
    // a folder takes all its nodes with it
    delete: mutationOf(transport, ["files", "delete"], DeleteNodeDocument, (result) =>
      result.__typename === "NodeDeleted" ? [["mows", "files"]] : [],
    ),
    contentUrl: (id, { download } = {}) => `${url}/.mows/files/${id}/content${download ? "?download" : ""}`,
    coverUrl: (id) => `${url}/.mows/files/${id}/cover`,
  };
}
