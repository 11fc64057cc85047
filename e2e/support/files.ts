import type { Caller } from "./person.ts";

/** The folder a caller's tree begins at. */
export async function rootOf(caller: Caller): Promise<string> {
  const { roots } = await caller.graphql<{ roots: { roots: { node: { id: string } }[] } }>(
    `{ roots { ... on Roots { roots { node { id } } } } }`,
  );
  return roots.roots[0]?.node.id ?? "";
}

export type Listed = { __typename: "Folder" | "File"; id: string; name: string; sha256?: string };

/** Everything in a folder, by all its pages. */
export async function listFolder(caller: Caller, folderId: string): Promise<Listed[]> {
  const nodes: Listed[] = [];
  let after: string | null = null;
  do {
    const { children }: { children: { nodes: Listed[]; endCursor: string | null } } = await caller.graphql(
      `query ($id: ID!, $after: String) { children(folderId: $id, first: 1000, after: $after) {
        ... on NodePage { nodes { __typename id name ... on File { sha256 } } endCursor } } }`,
      { id: folderId, after },
    );
    nodes.push(...children.nodes);
    after = children.endCursor;
  } while (after !== null);
  return nodes;
}

/** Makes a folder and gives its id. */
export async function makeFolder(caller: Caller, parentId: string, name: string): Promise<string> {
  const { createFolder } = await caller.graphql<{ createFolder: { __typename: string; folder?: { id: string } } }>(
    `mutation ($input: CreateFolderInput!) { createFolder(input: $input) { __typename ... on FolderCreated { folder { id } } } }`,
    { input: { parentId, name } },
  );
  if (createFolder.folder === undefined) throw new Error(`createFolder gave ${createFolder.__typename}`);
  return createFolder.folder.id;
}
