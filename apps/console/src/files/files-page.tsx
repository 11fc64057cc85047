import { FileBrowser, useMows, type FilePlace } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { documentAddress } from "../document/document-address.ts";
import { useNewDocument } from "../document/use-new-document.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { navigate } from "../router/navigation.ts";
import { useLocation } from "../router/use-location.ts";
import { addressOf, placeAt, searchAddress } from "./files-address.ts";
import { FilesNavigation } from "./files-navigation.tsx";
import { FilesSearch } from "./files-search.tsx";
import { TrashPicker } from "./trash-picker.tsx";
import { useFocusBack } from "./use-focus-back.ts";
import { useMoreActions } from "./use-more-actions.tsx";
import { useOpenedFile } from "./use-opened-file.tsx";

/** The place of the address, or where the person's own files begin; null until that is known. */
function usePlace(): FilePlace | null {
  const mows = useMows();
  const asked = placeAt(useLocation());
  const { data, isPending } = useQuery({ ...mows.files.spaces.queryOptions(), enabled: asked === null });
  if (asked !== null) return asked;
  if (isPending) return null;
  const own = data?.__typename === "Spaces" ? data.spaces[0] : undefined;
  return own ? { view: "folder", folderId: own.rootId } : { view: "places" };
}

function useTitle(place: FilePlace | null): string {
  const mows = useMows();
  const { files } = useConsoleMessages();
  const id = place?.view === "folder" ? place.folderId : "";
  const { data } = useQuery({ ...mows.files.node.queryOptions({ id }), enabled: id !== "" });
  if (place === null || place.view === "places") return files.title;
  if (place.view !== "folder") return files[place.view];
  return data?.__typename === "Folder" && data.parentId !== null ? data.name : files.title;
}

function Files() {
  const place = usePlace();
  const title = useTitle(place);
  const { open, viewer } = useOpenedFile();
  const { actions, dialog } = useMoreActions();
  const newDocument = useNewDocument();
  useFocusBack(viewer !== null || dialog !== null);
  return (
    <Page title={title} width="full" aside={<FilesNavigation current={place} />}>
      {place && (
        <FileBrowser
          place={place}
          onNavigate={(to) => navigate(addressOf(to))}
          onOpen={open}
          onOpenDocument={({ id }) => navigate(documentAddress(id))}
          newItems={[newDocument]}
          actions={actions}
          tools={place.view === "trash" && <TrashPicker withinId={place.withinId} />}
        />
      )}
      {dialog}
      {viewer}
    </Page>
  );
}

function Searching() {
  const { files } = useConsoleMessages();
  return (
    <Page title={files.search} width="full" aside={<FilesNavigation current={null} />}>
      <FilesSearch />
    </Page>
  );
}

/** Everything a person has in the cloud, at addresses that can be kept. */
export function FilesPage() {
  const { files } = useConsoleMessages();
  const { pathname } = useLocation();
  return <SignedIn title={files.title}>{() => (pathname === searchAddress ? <Searching /> : <Files />)}</SignedIn>;
}
