export type { App, Apps, AppsResult, InstallAppResult } from "./apps/apps.ts";
export type {
  AnswerConsentResult,
  Auth,
  ClaimOwnerResult,
  ConsentRequestResult,
  CreatePersonResult,
  PeopleResult,
  Person,
  Session,
} from "./auth/auth.ts";
export type { SignInResult, SignInStep } from "./auth/sign-in-with-password.ts";
export { createMows, type Mows, type MowsOptions } from "./client.ts";
export type { ChangeBatch } from "./core/change-stream.ts";
export type { Changes, ChangesStatus } from "./core/changes.ts";
export type { InfiniteQueryFactory, InfiniteQueryOptions, PageParam } from "./core/infinite-query-factory.ts";
export { MowsError, type MowsErrorKind } from "./core/mows-error.ts";
export type { MutationFactory, MutationOptions } from "./core/mutation-factory.ts";
export type { MowsKey, QueryFactory, QueryOptions } from "./core/query-factory.ts";
export type { WithoutKey } from "./core/service.ts";
export type { RequestOptions } from "./core/transport.ts";
export type { FileIndexRow } from "./files/file-index-rows.ts";
export type {
  ChildrenResult,
  DocumentNode,
  FileIndexResult,
  FileNode,
  Files,
  FolderNode,
  LinkNode,
  ListVariables,
  Node,
  NodeResult,
  RootsResult,
} from "./files/files.ts";
export type {
  AddCommentResult,
  AncestorsResult,
  Comment,
  CommentsResult,
  CompareVersionsResult,
  CopyNodeResult,
  CreateFolderResult,
  CreateShortcutResult,
  DeleteCommentResult,
  DeleteForeverResult,
  DeleteNodeResult,
  EditCommentResult,
  EmptyTrashResult,
  FileVersion,
  LaterFiles,
  MoveNodeResult,
  NameVersionResult,
  RenameNodeResult,
  RestoreNodeResult,
  RestoreVersionResult,
  SetFolderColourResult,
  SetStarredResult,
  SetTrashRetentionResult,
  Space,
  SpacesResult,
  StarredResult,
  TagNodeResult,
  TagsResult,
  TextComparison,
  TextHunk,
  TrashEntry,
  TrashResult,
  VersionsResult,
} from "./files/later-files.ts";
export type { UploadItem, UploadOutcome, UploadState } from "./uploads/upload-item.ts";
export type { EmptyFolder, FileAtPath, OnConflict, UploadOptions, UploadQueue } from "./uploads/upload-queue.ts";
export type {
  Access,
  AddCommentInput,
  AnswerConsentInput,
  ChangeOp,
  ChildOrder,
  ClaimOwnerInput,
  CommentInvalidReason,
  ConflictPolicy,
  ConsentChoiceInput,
  ConsentChoiceProblem,
  CopyNodeInput,
  CreateFolderInput,
  CreatePersonInput,
  CreateShortcutInput,
  DeleteCommentInput,
  DeleteForeverInput,
  DeleteNodeInput,
  DeniedParty,
  EditCommentInput,
  EmptyTrashInput,
  FolderColour,
  InstallAppInput,
  LineChange,
  MoveNodeInput,
  NameInvalidReason,
  NameVersionInput,
  NotComparableReason,
  PersonRole,
  RenameNodeInput,
  RestoreNodeInput,
  RestoreVersionInput,
  SetFolderColourInput,
  SetStarredInput,
  SetTrashRetentionInput,
  TagInvalidReason,
  TagNodeInput,
} from "./generated/graphql.ts";
