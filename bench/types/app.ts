import { createMows, MowsError, type FileNode } from "@mows/sdk";
import { InfiniteQueryObserver, QueryClient, QueryObserver } from "@tanstack/query-core";

/** An app's use of the SDK, whose types are what is measured: factories called, given to TanStack, results told apart. */
const mows = createMows({ url: "http://music.mows.localhost:4000" });
const client = new QueryClient();

/** What a first screen asks, straight from the cloud. */
export async function readLibrary(): Promise<FileNode[]> {
  const session = await mows.auth.session();
  if (session.person === null) return [];
  const roots = await mows.files.roots();
  if (roots.__typename !== "Roots") throw new Error(roots.message);
  const pages = await Promise.all(roots.roots.map(({ node }) => mows.files.list({ folderId: node.id, first: 200 })));
  const nodes = pages.flatMap((page) => (page.__typename === "NodePage" ? page.nodes : []));
  return nodes.filter((node) => node.__typename === "File");
}

/** What components ask through a cache. */
export function observe(id: string, withinId: string): (() => void)[] {
  const node = new QueryObserver(client, mows.files.node.queryOptions({ id }));
  const index = new QueryObserver(client, mows.files.index.queryOptions({ withinId, mimeType: "audio/*" }));
  const list = new InfiniteQueryObserver(client, mows.files.list.infiniteQueryOptions({ folderId: withinId }));
  const apps = new QueryObserver(client, mows.apps.list.queryOptions());
  return [
    node.subscribe(({ data, error }) => show(data?.__typename === "File" ? data.name : (error?.kind ?? ""))),
    index.subscribe(({ data }) => show(data?.__typename === "FileIndex" ? (data.rows[0]?.title ?? "") : "")),
    list.subscribe(({ data }) => show(String(data?.pages.length))),
    apps.subscribe(({ data }) => show(data?.__typename ?? "")),
    mows.changes.subscribe(({ changes }) => show(changes.map((change) => change.id).join())),
  ];
}

/** What a person does. */
export async function tidy(parentId: string, id: string): Promise<string> {
  const made = await mows.files.createFolder({ parentId, name: "Old" });
  const folderId = made.__typename === "FolderCreated" ? made.folder.id : null;
  if (folderId === null) return made.__typename;
  const moved = await mows.files.move({ id, parentId: folderId });
  const renamed = await mows.files.rename({ id, name: "old.flac" });
  switch (renamed.__typename) {
    case "NodeRenamed":
      return renamed.node.name;
    case "NameTaken":
      return renamed.existingId;
    case "Denied":
      return renamed.missingScope;
    default:
      return moved.__typename;
  }
}

export const remove = mows.files.delete.mutationOptions();
export const isLost = (error: unknown): boolean => MowsError.from(error).kind === "network";

function show(text: string): void {
  document.title = text;
}
