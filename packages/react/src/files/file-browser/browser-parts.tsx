import { useLanguage } from "../../messages/use-language.ts";
import { FilePicker } from "../file-picker/file-picker.tsx";
import { useBrowser } from "./browser-context.ts";
import { ConflictModal } from "./conflict-modal.tsx";
import { CommentsModal } from "./comments-modal.tsx";
import { ConfirmModal } from "./confirm-modal.tsx";
import { FileMenu } from "./file-menu.tsx";
import { TagsModal } from "./tags-modal.tsx";

/** What opens above the files: loaded when the first of it is wanted. */
export function BrowserParts() {
  const { opened, setOpened, selected, actions, place, writable, focusFiles, conflicts } = useBrowser();
  const { messages, formats } = useLanguage();
  const { fileBrowser, filePicker } = messages;
  const close = () => {
    setOpened(null);
    focusFiles();
  };
  const { asked, answer } = conflicts;
  if (asked) {
    return (
      <ConflictModal
        key={`${asked.name} ${asked.more}`}
        conflict={asked}
        onAnswer={(given) => {
          answer(given);
          focusFiles();
        }}
      />
    );
  }
  switch (opened?.part) {
    case undefined:
      return null;
    case "menu":
      return <FileMenu x={opened.x} y={opened.y} />;
    case "move":
    case "copy": {
      const isMove = opened.part === "move";
      return (
        <FilePicker
          kind="folder"
          title={isMove ? fileBrowser.moveTo : fileBrowser.copyTo}
          action={isMove ? filePicker.moveHere : filePicker.copyHere}
          {...(writable && { startId: writable.id })}
          without={isMove ? selected.map(({ id }) => id) : []}
          onPick={(folder) => {
            close();
            void actions[isMove ? "move" : "copy"](selected, folder);
          }}
          onClose={close}
        />
      );
    }
    case "tags":
      return <TagsModal onClose={close} />;
    case "comments":
      return <CommentsModal onClose={close} />;
    case "delete-forever":
      return (
        <ConfirmModal
          title={fileBrowser.confirmForever(selected.length, formats.number(selected.length))}
          text={fileBrowser.noWayBack}
          action={fileBrowser.deleteForever}
          onConfirm={() => void actions.deleteForever(selected)}
          onClose={close}
        />
      );
    case "empty-trash":
      return (
        <ConfirmModal
          title={fileBrowser.confirmEmpty}
          text={fileBrowser.noWayBack}
          action={fileBrowser.emptyTrash}
          onConfirm={() => void (place.view === "trash" && actions.emptyTrash({ id: place.withinId }))}
          onClose={close}
        />
      );
    default:
      return opened satisfies never;
  }
}
