import type { AncestorsResult, FileNode, Node } from "@mows/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState, type RefObject } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import type { Browser, OpenPart } from "./browser-context.ts";
import type { FileBrowserProps } from "./file-browser.tsx";
import { holdFiles, useFileClipboard } from "./file-clipboard.ts";
import type { FilePlace } from "./file-place.ts";
import { nothingSelected, selectOnly } from "./selection.ts";
import { uploadFiles } from "./upload-files.ts";
import { useConflicts } from "./use-conflicts.ts";
import { useFileActions } from "./use-file-actions.ts";
import { useFileToShow } from "./use-file-to-show.ts";
import { useNotices } from "./use-notices.ts";
import { usePlaceNodes } from "./use-place-nodes.ts";
import { useSelection } from "./use-selection.ts";
import { useWay } from "./use-way.ts";
import { useViewSettings } from "./view-settings.ts";

/** The place that was asked for, the one gone to since, or where the files begin: in the only folder there is, or where all are. */
function usePlace(asked: FilePlace | undefined) {
  const [own, setOwn] = useState<FilePlace | null>(null);
  const { files } = useMows();
  const roots = useQuery({ ...files.roots.queryOptions(), enabled: asked === undefined && own === null });
  const found = roots.data?.__typename === "Roots" ? roots.data.roots : [];
  const only = found.length === 1 ? found[0]?.node : undefined;
  const start: FilePlace = only?.__typename === "Folder" ? { view: "folder", folderId: only.id } : { view: "places" };
  return { place: asked ?? own ?? start, setOwn };
}

/** Everything that the parts of a file browser share. */
export function useFileBrowser(props: FileBrowserProps, section: RefObject<HTMLElement | null>): Browser {
  const mows = useMows();
  const client = useQueryClient();
  const { fileBrowser } = useMessages();
  const { place, setOwn } = usePlace(props.place);
  const view = useViewSettings();
  const shown = usePlaceNodes(place, view.orderBy);
  const way = useWay(place);
  const { selection, select, selected } = useSelection(shown.nodes);
  useFileToShow(place, shown, select);
  const notices = useNotices();
  const conflicts = useConflicts();
  const actions = useFileActions(notices, conflicts.ask);
  const clipboard = useFileClipboard(mows);
  const [renaming, rename] = useState<string | null>(null);
  const [opened, setOpened] = useState<OpenPart | null>(null);
  const here = way.at(-1)?.folder ?? null;
  const writable = here?.access === "WRITE" ? here : null;
  const navigate = (to: FilePlace) => {
    // who goes up finds the folder they come from
    select(place.view === "folder" ? selectOnly(place.folderId) : nothingSelected);
    rename(null);
    setOpened(null);
    setOwn(to);
    props.onNavigate?.(to);
  };
  const openContent = (id: string) => window.open(mows.files.contentUrl(id), "_blank", "noopener");
  const openDocument = props.onOpenDocument ?? (({ id }) => void openContent(id));
  const openFile = (file: FileNode) => {
    const { onOpen } = props;
    const among = shown.nodes.filter((node) => node.__typename === "File");
    if (onOpen) onOpen(file, among);
    else openContent(file.id);
  };
  const open = async (node: Node) => {
    if (place.view === "trash") return;
    if (node.__typename === "Folder") {
      // what is known of it need not be waited for
      const folders = way.flatMap(({ folder }) => folder ?? []);
      client.setQueryData(mows.files.node.queryKey({ id: node.id }), node);
      const ancestors: AncestorsResult = { __typename: "Ancestors", folders };
      client.setQueryData(mows.files.ancestors.queryKey({ id: node.id }), ancestors);
      return navigate({ view: "folder", folderId: node.id });
    }
    if (node.__typename === "File") return openFile(node);
    if (node.__typename === "Document") return openDocument(node);
    if (node.target === null) return notices.tell(fileBrowser.lostShortcut, { kind: "failed" });
    if (node.target.__typename === "Folder") return navigate({ view: "folder", folderId: node.targetId });
    const target = await mows.files.node({ id: node.targetId });
    if (target.__typename === "File") openFile(target);
    if (target.__typename === "Document") openDocument(target);
  };
  const focusFiles = useCallback(() => {
    section.current?.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
  }, [section]);

  const download = async (nodes: readonly Node[]) => {
    const { downloadFiles } = await import("./download-files.ts");
    downloadFiles(mows.files, nodes, place.view === "folder" ? place.folderId : null);
  };
  const newFolder = async () => {
    if (!writable) return;
    const taken = shown.nodes.map(({ name }) => name);
    const id = await actions.createFolder(writable, taken);
    if (id === null) return;
    await shown.bringIn(id);
    select(selectOnly(id));
    rename(id);
  };

  return {
    place,
    navigate,
    open: (node) => void open(node),
    shown,
    way,
    writable,
    view,
    selection,
    select,
    selected,
    actions,
    extraActions: props.actions ?? [],
    notices,
    conflicts,
    clipboard,
    renaming,
    rename,
    opened,
    setOpened,
    focusFiles,
    upload: (files, folderId) =>
      void uploadFiles(mows, files, folderId).catch(() => notices.tell(fileBrowser.unreadable, { kind: "failed" })),
    download: (nodes) => void download(nodes),
    newFolder: () => void newFolder(),
    newItems: props.newItems ?? [],
    cutOrCopy: (mode) => {
      if (selected.length === 0 || place.view === "trash") return;
      holdFiles(mows, { mode, nodes: selected });
      const say = mode === "cut" ? fileBrowser.done.cut : fileBrowser.done.onClipboard;
      notices.tell(say(selected.length, String(selected.length)));
    },
    paste: () => {
      if (!writable || !clipboard) return;
      const { mode, nodes } = clipboard;
      if (mode === "cut") holdFiles(mows, null);
      void actions[mode === "cut" ? "move" : "copy"](nodes, writable);
    },
  };
}
