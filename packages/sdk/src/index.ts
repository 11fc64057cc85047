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
  CreateFolderResult,
  DeleteNodeResult,
  FileIndexResult,
  FileNode,
  Files,
  FolderNode,
  ListVariables,
  MoveNodeResult,
  Node,
  NodeResult,
  RenameNodeResult,
  RootsResult,
} from "./files/files.ts";
export type { UploadItem, UploadState } from "./uploads/upload-item.ts";
export type { FileAtPath, UploadQueue } from "./uploads/upload-queue.ts";
export type {
  Access,
  AnswerConsentInput,
  ChangeOp,
  ChildOrder,
  ClaimOwnerInput,
  ConsentChoiceInput,
  ConsentChoiceProblem,
  CreateFolderInput,
  CreatePersonInput,
  DeleteNodeInput,
  DeniedParty,
  InstallAppInput,
  MoveNodeInput,
  NameInvalidReason,
  PersonRole,
  RenameNodeInput,
} from "./generated/graphql.ts";
