import type { Mows } from "@mows/sdk";
import { CommandError } from "../exit-code.ts";

/** `sha256` is null for a short while after an upload that was joined from parts. */
export type RemoteFile = { sizeBytes: number; sha256: string | null };
export type RemoteFolder = { id: string; files: ReadonlyMap<string, RemoteFile> };

export type RemoteFolders = {
  /** The folder at this absolute path with what it holds; made where missing, listed once. */
  ensure(path: string): Promise<RemoteFolder>;
};

/** The folders of the person's space, as far as an import needs them. */
export async function openRemoteFolders(mows: Mows): Promise<RemoteFolders> {
  const roots = await mows.files.roots();
  if (roots.__typename !== "Roots") throw new CommandError(roots.message);
  const [root] = roots.roots;
  if (root === undefined) throw new CommandError("This person has no space to import into.");
  const known = new Map<string, Promise<RemoteFolder>>();

  function ensure(path: string): Promise<RemoteFolder> {
    const folder = known.get(path) ?? open(path);
    known.set(path, folder);
    return folder;
  }

  async function open(path: string): Promise<RemoteFolder> {
    const segments = path.split("/").filter((segment) => segment !== "");
    const name = segments.pop();
    if (name === undefined) return list(mows, root?.node.id ?? "");
    const parent = await ensure(`/${segments.join("/")}`);
    const result = await mows.files.createFolder({ parentId: parent.id, name });
    if (result.__typename === "FolderCreated") return { id: result.folder.id, files: new Map() };
    if (result.__typename === "NameTaken") return list(mows, result.existingId);
    throw new CommandError(`${path}: ${result.message}`);
  }

  return { ensure };
}

async function list(mows: Mows, id: string): Promise<RemoteFolder> {
  const files = new Map<string, RemoteFile>();
  const options = mows.files.list.infiniteQueryOptions({ folderId: id, first: 1000 });
  let after = options.initialPageParam;
  for (;;) {
    const page = await mows.files.list({ folderId: id, first: 1000, after });
    if (page.__typename !== "NodePage") throw new CommandError(page.message);
    for (const node of page.nodes) {
      if (node.__typename === "File") files.set(node.name, { sizeBytes: node.size, sha256: node.sha256 });
    }
    if (page.endCursor === null) return { id, files };
    after = page.endCursor;
  }
}
