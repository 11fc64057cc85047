import type { InfiniteQueryFactory } from "../core/infinite-query-factory.ts";
import type { LazyNames } from "../core/lazy-calls.ts";
import type { MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import type { WithoutKey } from "../core/service.ts";
import type {
  AddCommentInput,
  AddCommentMutation,
  AncestorsQuery,
  CommentFieldsFragment,
  CommentsQuery,
  CompareVersionsQuery,
  CopyNodeInput,
  CopyNodeMutation,
  CreateFolderInput,
  CreateFolderMutation,
  CreateShortcutInput,
  CreateShortcutMutation,
  DeleteCommentInput,
  DeleteCommentMutation,
  DeleteForeverInput,
  DeleteForeverMutation,
  DeleteNodeInput,
  DeleteNodeMutation,
  DocumentsQuery,
  EditCommentInput,
  EditCommentMutation,
  EmptyTrashInput,
  EmptyTrashMutation,
  MoveNodeInput,
  MoveNodeMutation,
  NameVersionInput,
  NameVersionMutation,
  RenameNodeInput,
  RenameNodeMutation,
  RestoreNodeInput,
  RestoreNodeMutation,
  RestoreVersionInput,
  RestoreVersionMutation,
  SetFolderColourInput,
  SetFolderColourMutation,
  SetStarredInput,
  SetStarredMutation,
  SetTrashRetentionInput,
  SetTrashRetentionMutation,
  SpacesQuery,
  StarredQuery,
  TagNodeInput,
  TagNodeMutation,
  TagsQuery,
  TrashQuery,
  VersionsQuery,
} from "../generated/graphql.ts";

export type CreateFolderResult = CreateFolderMutation["createFolder"];
export type RenameNodeResult = RenameNodeMutation["renameNode"];
export type MoveNodeResult = MoveNodeMutation["moveNode"];
export type CopyNodeResult = CopyNodeMutation["copyNode"];
export type CreateShortcutResult = CreateShortcutMutation["createShortcut"];
export type DeleteNodeResult = DeleteNodeMutation["deleteNode"];
export type RestoreNodeResult = RestoreNodeMutation["restoreNode"];
export type DeleteForeverResult = DeleteForeverMutation["deleteForever"];
export type EmptyTrashResult = EmptyTrashMutation["emptyTrash"];
export type SetTrashRetentionResult = SetTrashRetentionMutation["setTrashRetention"];
export type RestoreVersionResult = RestoreVersionMutation["restoreVersion"];
export type NameVersionResult = NameVersionMutation["nameVersion"];
export type TagNodeResult = TagNodeMutation["tagNode"];
export type SetStarredResult = SetStarredMutation["setStarred"];
export type SetFolderColourResult = SetFolderColourMutation["setFolderColour"];
export type AddCommentResult = AddCommentMutation["addComment"];
export type EditCommentResult = EditCommentMutation["editComment"];
export type DeleteCommentResult = DeleteCommentMutation["deleteComment"];
export type DocumentsResult = DocumentsQuery["documents"];
export type AncestorsResult = AncestorsQuery["ancestors"];
export type SpacesResult = SpacesQuery["spaces"];
export type VersionsResult = VersionsQuery["versions"];
export type CompareVersionsResult = CompareVersionsQuery["compareVersions"];
export type TagsResult = TagsQuery["tags"];
export type TrashResult = TrashQuery["trash"];
export type StarredResult = StarredQuery["starred"];
export type CommentsResult = CommentsQuery["comments"];

export type Space = Extract<SpacesResult, { __typename: "Spaces" }>["spaces"][number];
export type TrashEntry = Extract<TrashResult, { __typename: "TrashPage" }>["entries"][number];
export type FileVersion = Extract<VersionsResult, { __typename: "VersionList" }>["versions"][number];
export type TextComparison = Extract<CompareVersionsResult, { __typename: "TextComparison" }>;
export type TextHunk = TextComparison["hunks"][number];
export type Comment = CommentFieldsFragment;

/** The part of `Files` whose code is loaded at the first call of any of it. */
export interface LaterFiles {
  /** Documents below a folder, at any depth, by name; of one declared schema, where it is named. At most 1,000. */
  readonly documents: QueryFactory<{ withinId: string; schemaName?: string | undefined }, DocumentsResult>;
  /** The folders a node lies in, from the top of what the caller may read down to its own. */
  readonly ancestors: QueryFactory<{ id: string }, AncestorsResult>;
  /** What may be read as a whole, the caller's own first, with how full it is. */
  readonly spaces: QueryFactory<void, SpacesResult>;
  /** The contents a file has had, the newest first. */
  readonly versions: QueryFactory<{ nodeId: string }, VersionsResult>;
  /** Line by line, for texts. */
  readonly compareVersions: QueryFactory<{ nodeId: string; from: number; to: number }, CompareVersionsResult>;
  /** In use on a folder and below it. */
  readonly tags: QueryFactory<
    { withinId: string; prefix?: string | undefined; first?: number | undefined },
    TagsResult
  >;
  /** What was deleted from a folder or below it, the latest first. */
  readonly trash: InfiniteQueryFactory<{ withinId: string; first?: number | undefined }, TrashResult>;
  /** The latest star first. */
  readonly starred: InfiniteQueryFactory<{ first?: number | undefined }, StarredResult>;
  /** The oldest first. */
  readonly comments: InfiniteQueryFactory<{ nodeId: string; first?: number | undefined }, CommentsResult>;
  readonly createFolder: MutationFactory<WithoutKey<CreateFolderInput>, CreateFolderResult>;
  readonly rename: MutationFactory<WithoutKey<RenameNodeInput>, RenameNodeResult>;
  /** Into another folder, of another space too. A name that is taken is a failure, unless `onConflict` says otherwise; so for `copy`. */
  readonly move: MutationFactory<WithoutKey<MoveNodeInput>, MoveNodeResult>;
  /** A folder with everything in it; what is large is copied by and by (`CopyStarted`). */
  readonly copy: MutationFactory<WithoutKey<CopyNodeInput>, CopyNodeResult>;
  readonly createShortcut: MutationFactory<WithoutKey<CreateShortcutInput>, CreateShortcutResult>;
  /** Into the trash, a folder with everything in it: `restore` brings it back. */
  readonly delete: MutationFactory<WithoutKey<DeleteNodeInput>, DeleteNodeResult>;
  /** Out of the trash, to where it was. */
  readonly restore: MutationFactory<WithoutKey<RestoreNodeInput>, RestoreNodeResult>;
  /** One entry of the trash. Not for apps, as `emptyTrash`. */
  readonly deleteForever: MutationFactory<WithoutKey<DeleteForeverInput>, DeleteForeverResult>;
  readonly emptyTrash: MutationFactory<WithoutKey<EmptyTrashInput>, EmptyTrashResult>;
  readonly setTrashRetention: MutationFactory<WithoutKey<SetTrashRetentionInput>, SetTrashRetentionResult>;
  /** As a version more: nothing is lost. */
  readonly restoreVersion: MutationFactory<WithoutKey<RestoreVersionInput>, RestoreVersionResult>;
  readonly nameVersion: MutationFactory<WithoutKey<NameVersionInput>, NameVersionResult>;
  /** Adds and takes away in one go. */
  readonly tag: MutationFactory<WithoutKey<TagNodeInput>, TagNodeResult>;
  /** For this person alone. */
  readonly setStarred: MutationFactory<WithoutKey<SetStarredInput>, SetStarredResult>;
  readonly setFolderColour: MutationFactory<WithoutKey<SetFolderColourInput>, SetFolderColourResult>;
  readonly addComment: MutationFactory<WithoutKey<AddCommentInput>, AddCommentResult>;
  readonly editComment: MutationFactory<WithoutKey<EditCommentInput>, EditCommentResult>;
  readonly deleteComment: MutationFactory<WithoutKey<DeleteCommentInput>, DeleteCommentResult>;
}

/** Named once more, since types are gone when the code runs. */
export const laterNames = {
  queries: ["documents", "ancestors", "spaces", "versions", "compareVersions", "tags"],
  lists: ["trash", "starred", "comments"],
  mutations: [
    "createFolder",
    "rename",
    "move",
    "copy",
    "createShortcut",
    "delete",
    "restore",
    "deleteForever",
    "emptyTrash",
    "setTrashRetention",
    "restoreVersion",
    "nameVersion",
    "tag",
    "setStarred",
    "setFolderColour",
    "addComment",
    "editComment",
    "deleteComment",
  ],
} as const satisfies LazyNames<keyof LaterFiles>;
