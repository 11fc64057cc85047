import { InfiniteQueryObserver, QueryClient } from "@tanstack/query-core";
import { describe, expect, it } from "vitest";
import { createMows } from "../client.ts";
import { createGraphQLHandler, type GraphQLCall } from "../testing/graphql-handler.ts";
import { startProtocolServer } from "../testing/protocol-server.ts";

const FOLDER = { __typename: "Folder", id: "f", name: "New", parentId: "p", spaceId: "s", access: "WRITE" };

/** Nobody is signed in to the feed, so whatever is refetched was touched by the client itself. */
function answer(call: GraphQLCall): object {
  switch (call.operationName) {
    case "Children": {
      const after = call.variables["after"];
      return { children: { __typename: "NodePage", nodes: [FOLDER], endCursor: after ? null : "next" } };
    }
    case "CreateFolder":
      return { createFolder: { __typename: "FolderCreated", folder: FOLDER } };
    case "RenameNode":
      return { renameNode: { __typename: "NodeRenamed", node: FOLDER } };
    case "MoveNode":
      return { moveNode: { __typename: "WouldCycle", message: "no", id: "f", parentId: "f" } };
    case "DeleteNode":
      return { deleteNode: { __typename: "NodeDeleted", id: "f" } };
    default:
      return new Response(null, { status: 401 });
  }
}

describe("files.list", () => {
  it("gives pages until the last", async () => {
    const graphql = createGraphQLHandler(answer);
    await using server = await startProtocolServer(graphql.handle);
    const mows = createMows({ url: server.url });
    const client = new QueryClient();
    const options = mows.files.list.infiniteQueryOptions({ folderId: "p", first: 1 });
    const { pages, pageParams } = await client.fetchInfiniteQuery({ ...options, pages: 3 });
    expect(pages).toHaveLength(2);
    expect(pageParams).toEqual([null, "next"]);
    expect(graphql.calls.map((call) => call.variables)).toEqual([
      { folderId: "p", first: 1, after: null },
      { folderId: "p", first: 1, after: "next" },
    ]);
  });

  it("is refetched at once after this client wrote, without the feed", async () => {
    const graphql = createGraphQLHandler(answer);
    await using server = await startProtocolServer(graphql.handle);
    const mows = createMows({ url: server.url });
    const client = new QueryClient();
    const disconnect = mows.connect(client);
    const observer = new InfiniteQueryObserver(client, mows.files.list.infiniteQueryOptions({ folderId: "p" }));
    const fetched = () => graphql.calls.filter((call) => call.operationName === "Children").length;
    const stop = observer.subscribe(() => undefined);
    await client.fetchInfiniteQuery({
      ...mows.files.list.infiniteQueryOptions({ folderId: "p" }),
      staleTime: Infinity,
    });
    expect(fetched()).toBe(1);

    await mows.files.createFolder({ parentId: "p", name: "New" });
    expect(client.isFetching({ queryKey: mows.files.list.queryKey({ folderId: "p" }) })).toBe(1);
    await mows.files.rename({ id: "f", name: "Newer" });
    await mows.files.delete({ id: "f" });
    stop();
    disconnect();
  });

  it("is left alone by a write that failed", async () => {
    const graphql = createGraphQLHandler(answer);
    await using server = await startProtocolServer(graphql.handle);
    const mows = createMows({ url: server.url });
    const client = new QueryClient();
    const disconnect = mows.connect(client);
    const { queryKey } = mows.files.list.infiniteQueryOptions({ folderId: "p" });
    client.setQueryData(queryKey, { pages: [], pageParams: [] });
    await expect(mows.files.move({ id: "f", parentId: "f" })).resolves.toMatchObject({ __typename: "WouldCycle" });
    expect(client.getQueryState(queryKey)?.isInvalidated).toBe(false);
    disconnect();
  });
});

describe("files.index", () => {
  it("gives rows, and failures as they are", async () => {
    const empty = Object.fromEntries(
      "name parentId createdAt size title artist album albumArtist trackNumber discNumber year genre durationMs coverUrl"
        .split(" ")
        .map((column) => [column, [null]]),
    );
    const graphql = createGraphQLHandler((call) =>
      call.variables["withinId"] === "r"
        ? { fileIndex: { ...empty, __typename: "FileIndex", id: ["a"] } }
        : { fileIndex: { __typename: "NodeNotFound", message: "Not there." } },
    );
    await using server = await startProtocolServer(graphql.handle);
    const { index } = createMows({ url: server.url }).files;
    await expect(index({ withinId: "r", mimeType: "audio/*" })).resolves.toMatchObject({
      __typename: "FileIndex",
      rows: [{ id: "a", title: null }],
    });
    await expect(index({ withinId: "x" })).resolves.toEqual({ __typename: "NodeNotFound", message: "Not there." });
  });
});

describe("addresses", () => {
  it("are those of the cloud", () => {
    const { files } = createMows({ url: "http://spotify.mows.localhost:4000/" });
    expect(files.contentUrl("a")).toBe("http://spotify.mows.localhost:4000/.mows/files/a/content");
    expect(files.contentUrl("a", { download: true })).toBe(
      "http://spotify.mows.localhost:4000/.mows/files/a/content?download",
    );
    expect(files.coverUrl("a")).toBe("http://spotify.mows.localhost:4000/.mows/files/a/cover");
    expect(files.zipUrl("a")).toBe("http://spotify.mows.localhost:4000/.mows/files/a/zip");
    expect(files.zipUrl("a", ["b", "c"])).toBe("http://spotify.mows.localhost:4000/.mows/files/a/zip?ids=b,c");
  });
});

describe("keys", () => {
  it("begin with mows, the service and the name", () => {
    const { files, auth } = createMows({ url: "http://cloud.test" });
    expect(files.node.queryKey({ id: "a" })).toEqual(["mows", "files", "node", { id: "a" }]);
    expect(files.roots.queryKey()).toEqual(["mows", "files", "roots"]);
    expect(auth.session.queryOptions().queryKey).toEqual(["mows", "auth", "session"]);
    expect(files.rename.mutationOptions().mutationKey).toEqual(["mows", "files", "rename"]);
  });
});
