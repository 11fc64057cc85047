import { MowsError } from "@mows/sdk";
import { Menu, MenuButton, MenuItem, MenuProvider } from "@ariakit/react";
import FolderPlus from "lucide-react/icons/folder-plus";
import FolderUp from "lucide-react/icons/folder-up";
import Plus from "lucide-react/icons/plus";
import Upload from "lucide-react/icons/upload";
import { useRef, type ChangeEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import type { NewItem } from "./new-item.ts";

/** What can be put into the folder that is shown: a new one, files, whole folders. */
export function AddMenu() {
  const { newFolder, newItems, upload, writable, notices } = useBrowser();
  const { fileBrowser, dropzone, error } = useMessages();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    if (input.files && writable) upload(input.files, writable.id);
    input.value = "";
  };
  const add = async ({ create }: NewItem) => {
    if (!writable) return;
    const refused = await create(writable).catch((thrown: unknown) => error(MowsError.from(thrown)));
    if (refused !== null) notices.tell(refused, { kind: "failed" });
  };
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className="mows-button mows-files-add" data-variant="primary">
        <Plus className="mows-icon" aria-hidden />
        <span className="mows-files-add-label">{fileBrowser.add}</span>
      </MenuButton>
      <Menu className="mows-file-menu" gutter={6} portal fixed aria-label={fileBrowser.add}>
        <MenuItem className="mows-file-menu-item" onClick={newFolder}>
          <FolderPlus className="mows-icon" aria-hidden />
          {fileBrowser.newFolder}
        </MenuItem>
        {newItems.map((item) => (
          <MenuItem key={item.id} className="mows-file-menu-item" onClick={() => void add(item)}>
            {item.icon}
            {item.label}
          </MenuItem>
        ))}
        <MenuItem className="mows-file-menu-item" onClick={() => files.current?.click()}>
          <Upload className="mows-icon" aria-hidden />
          {fileBrowser.upload}
        </MenuItem>
        <MenuItem className="mows-file-menu-item" onClick={() => folder.current?.click()}>
          <FolderUp className="mows-icon" aria-hidden />
          {fileBrowser.uploadFolder}
        </MenuItem>
      </Menu>
      <input ref={files} type="file" multiple hidden aria-label={dropzone.filesLabel} onChange={take} />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        {...{ webkitdirectory: "" }}
        aria-label={dropzone.folderLabel}
        onChange={take}
      />
    </MenuProvider>
  );
}
