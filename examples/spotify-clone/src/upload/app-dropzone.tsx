import { Dropzone, type DropzonePickers } from "@mows/react";
import { createContext, use, type ReactNode } from "react";
import { useLibraryState } from "../library/library-context.tsx";

const PickersContext = createContext<DropzonePickers | null>(null);

/** The ways to choose files by a button; null where nothing may be added. */
export function usePickers(): DropzonePickers | null {
  return use(PickersContext);
}

/** Makes the whole window a place to drop music on. */
export function AppDropzone({ children }: { children: ReactNode }) {
  const state = useLibraryState();
  const folderId = state.kind === "ready" && state.folder.canWrite ? state.folder.id : null;
  return (
    <Dropzone folderId={folderId} accept={["audio/*"]}>
      {(pickers) => <PickersContext value={folderId === null ? null : pickers}>{children}</PickersContext>}
    </Dropzone>
  );
}
