import type { Files, Node } from "@mows/sdk";

/** One file as it is; a folder, or several things of one, as a zip. The browser takes it from there. */
export function downloadFiles(files: Files, nodes: readonly Node[], folderId: string | null): void {
  const [first] = nodes;
  if (!first) return;
  const link = document.createElement("a");
  link.href = addressOf(files, first, nodes, folderId);
  link.download = "";
  link.click();
}

function addressOf(files: Files, first: Node, nodes: readonly Node[], folderId: string | null): string {
  if (nodes.length > 1 && folderId !== null) {
    return files.zipUrl(
      folderId,
      nodes.map(({ id }) => id),
    );
  }
  if (first.__typename === "Folder") return files.zipUrl(first.id);
  if (first.__typename === "File" || first.__typename === "Document")
    return files.contentUrl(first.id, { download: true });
  const { target, targetId } = first;
  return target?.__typename === "Folder" ? files.zipUrl(targetId) : files.contentUrl(targetId, { download: true });
}
