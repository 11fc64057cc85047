import { Search, useMows } from "@mows/react";
import { navigate } from "../router/navigation.ts";
import { addressOf } from "./files-address.ts";
import { openFile } from "./open-file.ts";

/** Looking for files in all places: a folder that was found is gone into, a file opened. */
export function FilesSearch() {
  const mows = useMows();
  return (
    <div className="files-search">
      <Search
        onOpen={({ __typename, id }) => {
          if (__typename === "Folder") navigate(addressOf({ view: "folder", folderId: id }));
          else openFile(mows, id);
        }}
      />
    </div>
  );
}
