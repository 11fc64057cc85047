import FolderOpen from "lucide-react/icons/folder-open";
import Star from "lucide-react/icons/star";
import Trash from "lucide-react/icons/trash-2";
import Users from "lucide-react/icons/users";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";

const icons = { folder: FolderOpen, places: FolderOpen, shared: Users, starred: Star, trash: Trash };

/** What a place says that has nothing in it. */
export function EmptyPlace() {
  const { place, writable } = useBrowser();
  const { empty } = useMessages().fileBrowser;
  const Icon = icons[place.view];
  const [title, hint] = {
    folder: [empty.folder, writable ? empty.folderHint : empty.folderReadOnly],
    places: [empty.places, empty.placesHint],
    shared: [empty.shared, empty.placesHint],
    starred: [empty.starred, empty.starredHint],
    trash: [empty.trash, empty.trashHint],
  }[place.view];
  return (
    <div className="mows-files-empty">
      <Icon className="mows-files-empty-icon" aria-hidden />
      <p className="mows-files-empty-title">{title}</p>
      <p className="mows-files-empty-hint">{hint}</p>
    </div>
  );
}
