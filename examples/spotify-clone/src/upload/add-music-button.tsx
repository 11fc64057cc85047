import { Menu, MenuButton, MenuItem, MenuProvider } from "@ariakit/react";
import { FileMusic, FolderUp, Plus } from "lucide-react";
import { usePickers } from "./app-dropzone.tsx";

/** The way to add music for who does not drag. */
export function AddMusicButton() {
  const pickers = usePickers();
  if (!pickers) return null;
  return (
    <MenuProvider placement="bottom-end">
      <MenuButton className="button add-music" aria-label="Add music">
        <Plus aria-hidden="true" />
        <span className="add-music-label">Add music</span>
      </MenuButton>
      <Menu className="menu" gutter={6} aria-label="Add music">
        <MenuItem className="menu-item" onClick={pickers.openFilePicker}>
          <FileMusic aria-hidden="true" />
          Choose files…
        </MenuItem>
        <MenuItem className="menu-item" onClick={pickers.openFolderPicker}>
          <FolderUp aria-hidden="true" />
          Choose a folder…
        </MenuItem>
      </Menu>
    </MenuProvider>
  );
}
