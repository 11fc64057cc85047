import { AudioLines, FileMusic, FolderUp } from "lucide-react";
import type { MusicFolder } from "../library/library-context.tsx";
import { PageTitle } from "../app/page-title.tsx";
import { usePickers } from "./app-dropzone.tsx";

/** The first run: one large place to drop music on, and what will happen to it. */
export function EmptyLibrary({ folder }: { folder: MusicFolder }) {
  const pickers = usePickers();
  return (
    <div className="empty-library">
      <PageTitle title="Bring your music" />
      <div className="empty-library-target">
        <AudioLines aria-hidden="true" strokeWidth={1.5} />
        <h2>{pickers ? "Drop files or whole folders here" : "There is nothing to play yet"}</h2>
        <p>
          {pickers
            ? `They go into “${folder.name}” in your cloud. Albums, artists and covers come from the tags in the files, usually within seconds.`
            : `Cadence may read “${folder.name}” but not add to it. Put music there in your cloud, and it shows up here.`}
        </p>
        {pickers && (
          <div className="empty-library-actions">
            <button type="button" className="button button-primary button-large" onClick={pickers.openFilePicker}>
              <FileMusic aria-hidden="true" />
              Choose files
            </button>
            <button type="button" className="button button-large" onClick={pickers.openFolderPicker}>
              <FolderUp aria-hidden="true" />
              Choose a folder
            </button>
          </div>
        )}
        <p className="empty-library-formats">MP3, FLAC, Ogg Vorbis, Opus, AAC, ALAC and WAV</p>
      </div>
    </div>
  );
}
