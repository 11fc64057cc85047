import { graphql } from "graphql";
import type { Principal } from "../../kit/principal.ts";
import { executableSchema } from "../../kit/testing/executable-schema.ts";
import type { GraphqlData } from "../../kit/testing/graphql-data.ts";
import type { FileCloud } from "./file-cloud.ts";

/** One operation of this service, as somebody; fails where it fails. */
export async function askFiles(
  cloud: FileCloud,
  principal: Principal,
  source: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlData> {
  const schema = executableSchema(cloud.kit.running["files"]?.resolvers ?? {});
  const contextValue = { principal, clientAddress: "local" };
  const { data, errors } = await graphql({ schema, source, contextValue, variableValues: variables });
  for (const error of errors ?? []) throw error.originalError ?? error;
  return data ?? {};
}

/** A mutation that takes one input; gives what it came to. */
export async function mutate(
  cloud: FileCloud,
  principal: Principal,
  name: string,
  input: Record<string, unknown>,
): Promise<GraphqlData> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${everything[name] ?? ""} } }`;
  return (await askFiles(cloud, principal, source, { input }))[name];
}

const node = "node { __typename id name parentId spaceId tags starred commentCount ... on Folder { colour } }";
const failures = `
  ... on NameTaken { existingId } ... on QuotaExceeded { limitBytes usedBytes } ... on TooDeep { limit }
  ... on Denied { lacking missingScope }`;

/** What a test may want to know of each mutation. */
const everything: Record<string, string> = {
  deleteNode: "... on NodeDeleted { id }",
  moveNode: `... on NodeMoved { ${node} } ... on NodeSkipped { existingId } ${failures}`,
  copyNode: `... on NodeCopied { ${node} } ... on CopyStarted { id } ... on NodeSkipped { existingId } ${failures}`,
  createShortcut: `... on ShortcutCreated { link { id name targetId target { id name } } } ... on NameTaken { existingId }`,
  restoreNode: `... on NodeRestored { ${node} } ... on NodeSkipped { existingId } ${failures}`,
  deleteForever: "... on NodeDeleted { id } ... on Denied { lacking missingScope }",
  emptyTrash: "... on TrashEmptied { count } ... on Denied { lacking missingScope }",
  setTrashRetention: "... on TrashRetentionSet { days } ... on RetentionInvalid { minimumDays maximumDays }",
  restoreVersion: `... on VersionRestored { file { id version size } } ... on QuotaExceeded { usedBytes limitBytes }`,
  nameVersion: "... on VersionNamed { version name } ... on NameInvalid { reason }",
  tagNode: `... on NodeTagged { ${node} } ... on TagInvalid { reason tag } ... on Denied { lacking }`,
  setStarred: `... on StarSet { ${node} } ... on Denied { lacking }`,
  setFolderColour: "... on FolderColourSet { folder { colour } }",
  addComment: "... on CommentAdded { comment { id text author { id } mayEdit mayDelete } } ... on Denied { lacking }",
  editComment: "... on CommentEdited { comment { id text editedAt } } ... on Denied { lacking }",
  deleteComment: "... on CommentDeleted { id nodeId } ... on Denied { lacking }",
  createFolder: `... on FolderCreated { folder { id } } ... on TooDeep { limit } ... on NameTaken { existingId }`,
  renameNode: `... on NodeRenamed { ${node} } ... on NameTaken { existingId }`,
};
