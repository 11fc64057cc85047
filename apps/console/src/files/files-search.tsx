import { areaAround, Search, useMows } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import type { SearchFilters, SearchHit } from "@mows/sdk/search";
import FolderOpen from "lucide-react/icons/folder-open";
import { useState } from "react";
import { documentAddress } from "../document/document-address.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { navigate } from "../router/navigation.ts";
import { addressOf } from "./files-address.ts";
import { TakenHere } from "./taken-here.tsx";
import { useOpenedFile } from "./use-opened-file.tsx";

type Found = SearchHit["node"];

/** Pictures of one place are looked for so far around it, in km. */
const aroundKm = 10;

/** To where it lies, with it chosen. */
function showInFolder({ id, parentId }: Pick<Found, "id" | "parentId">): void {
  if (parentId !== null) navigate(addressOf({ view: "folder", folderId: parentId, showId: id }));
}

/** Looking for files in all places: a folder that was found is gone into, a file opened over what else was found. */
export function FilesSearch() {
  const mows = useMows();
  const { files: texts } = useConsoleMessages();
  const [filters, setFilters] = useState<SearchFilters>({});
  const { open, viewer } = useOpenedFile((file, close) => (
    <>
      <TakenHere
        file={file}
        onLook={(place) => {
          close();
          setFilters({ place: areaAround(place, aroundKm) });
        }}
      />
      <button
        type="button"
        className="mows-icon-button"
        aria-label={texts.showInFolder}
        title={texts.showInFolder}
        onClick={() => showInFolder(file)}
      >
        <FolderOpen className="mows-icon" aria-hidden />
      </button>
    </>
  ));
  const openFound = async (node: Found, among: readonly Found[]) => {
    if (node.__typename === "Folder") return navigate(addressOf({ view: "folder", folderId: node.id }));
    const files = among.filter((one): one is FileNode => one.__typename === "File");
    if (node.__typename === "File") return open(node, files);
    if (node.__typename === "Document") return navigate(documentAddress(node.id));
    const target = await mows.files.node({ id: node.targetId });
    if (target.__typename === "Folder") navigate(addressOf({ view: "folder", folderId: target.id }));
    else if (target.__typename === "File") open(target, files);
    else if (target.__typename === "Document") navigate(documentAddress(target.id));
    else showInFolder(node);
  };
  return (
    <div className="files-search">
      <Search
        filters={filters}
        onFilters={setFilters}
        onShowInFolder={showInFolder}
        onOpen={(node, among) => void openFound(node, among).catch(() => showInFolder(node))}
      />
      {viewer}
    </div>
  );
}
