import { QueryClient } from "@tanstack/query-core";
import { describe, expect, it } from "vitest";
import { createMows, type Mows } from "../client.ts";
import { createGraphQLHandler } from "../testing/graphql-handler.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";

const NODE = { __typename: "File", id: "n", name: "n.txt", parentId: "p", spaceId: "s" };
const COMMENT = { id: "c", nodeId: "n", text: "Nice" };
const results: Record<string, object> = {
  RenameNode: { renameNode: { __typename: "NodeRenamed", node: NODE } },
  MoveNode: { moveNode: { __typename: "NodeMoved", node: NODE } },
  CopyNode: { copyNode: { __typename: "NodeCopied", node: NODE } },
  RestoreNode: { restoreNode: { __typename: "NodeRestored", node: NODE } },
  EmptyTrash: { emptyTrash: { __typename: "TrashEmptied", count: 3 } },
  SetStarred: { setStarred: { __typename: "StarSet", node: NODE } },
  TagNode: { tagNode: { __typename: "TagInvalid", message: "no", tag: "", reason: "EMPTY" } },
  AddComment: { addComment: { __typename: "CommentAdded", comment: COMMENT } },
  NameVersion: { nameVersion: { __typename: "VersionNamed", nodeId: "n", version: 2 } },
};

/** What may be cached, by a short name. */
function cached({ files }: Mows) {
  return {
    node: files.node.queryKey({ id: "n" }),
    otherNode: files.node.queryKey({ id: "o" }),
    list: files.list.queryKey({ folderId: "p", orderBy: "SIZE_ASC" }),
    otherList: files.list.queryKey({ folderId: "q" }),
    index: files.index.queryKey({ withinId: "r" }),
    trash: files.trash.queryKey({ withinId: "r" }),
    starred: files.starred.queryKey({}),
    spaces: files.spaces.queryKey(),
    versions: files.versions.queryKey({ nodeId: "n" }),
    comments: files.comments.queryKey({ nodeId: "n", first: 10 }),
  };
}

/** Which of it a write makes stale. */
async function staleAfter(write: (files: Mows["files"]) => Promise<unknown>): Promise<string[]> {
  const graphql = createGraphQLHandler((call) => results[call.operationName] ?? new Response(null, { status: 401 }));
  await using server = await startProtocolServer(graphql.handle);
  const mows = createMows({ url: server.url });
  const client = new QueryClient();
  const disconnect = mows.connect(client);
  const keys = Object.entries(cached(mows));
  for (const [, queryKey] of keys) client.setQueryData(queryKey, {} as never);
  await write(mows.files);
  disconnect();
  return keys.filter(([, key]) => client.getQueryState(key)?.isInvalidated).map(([name]) => name);
}

describe("what a write makes stale", () => {
  it.each<[string, (files: Mows["files"]) => Promise<unknown>, string[]]>([
    ["a new name", (files) => files.rename({ id: "n", name: "b" }), ["node", "list", "index", "starred"]],
    [
      "a move, which may have come from anywhere",
      (files) => files.move({ id: "n", parentId: "p" }),
      ["node", "list", "otherList", "index", "trash", "starred", "spaces"],
    ],
    ["a copy", (files) => files.copy({ id: "o", parentId: "p" }), ["list", "index", "trash", "spaces"]],
    ["an empty trash", (files) => files.emptyTrash({ withinId: "r" }), ["trash", "spaces"]],
    ["a star", (files) => files.setStarred({ id: "n", starred: true }), ["node", "list", "starred"]],
    [
      "a comment",
      (files) => files.addComment({ nodeId: "n", text: "Nice" }),
      ["node", "list", "otherList", "comments"],
    ],
    ["the name of a version", (files) => files.nameVersion({ nodeId: "n", version: 2, name: "x" }), ["versions"]],
    ["nothing, where it was refused", (files) => files.tag({ id: "n", add: [""], remove: [] }), []],
  ])("%s", async (_, write, stale) => {
    expect(await staleAfter(write)).toEqual(stale);
  });

  it("is everything, when a folder comes back with all that is in it", async () => {
    expect(await staleAfter((files) => files.restore({ id: "n" }))).toHaveLength(10);
  });
});
