import { useQuery } from "@tanstack/react-query";
import { useMows } from "@mows/react";
import { createContext, use, useMemo, type ReactNode } from "react";
import { musicQuery } from "./music-query.ts";
import { musicRoot } from "./music-root.ts";
import { buildLibrary, type Library } from "./build-library.ts";

/** The folder that the person granted: `/Music` unless they chose another one. */
export interface MusicFolder {
  readonly id: string;
  readonly name: string;
  readonly canWrite: boolean;
}

export type LibraryState =
  | { readonly kind: "loading" }
  | { readonly kind: "denied"; readonly message: string | null }
  | { readonly kind: "failed"; readonly message: string; readonly retry: () => void }
  | { readonly kind: "ready"; readonly library: Library; readonly folder: MusicFolder };

const LibraryContext = createContext<LibraryState>({ kind: "loading" });

export function useLibraryState(): LibraryState {
  return use(LibraryContext);
}

/** For pages and menus, which are only shown once the library is there. */
export function useLibrary(): { readonly library: Library; readonly folder: MusicFolder } {
  const state = use(LibraryContext);
  if (state.kind !== "ready") throw new Error(`The library is ${state.kind}, its pages are not to be shown`);
  return state;
}

function useMusicFolder() {
  const mows = useMows();
  const roots = useQuery(mows.files.roots.queryOptions());
  const root = musicRoot(roots.data);
  const folder = useMemo(
    (): MusicFolder | null =>
      root ? { id: root.node.id, name: root.node.name, canWrite: root.access === "WRITE" } : null,
    [root],
  );
  return { roots, folder };
}

/** Reads the granted folder and its index; the change feed keeps both fresh. */
export function LibraryProvider({ children }: { children: ReactNode }) {
  const mows = useMows();
  const { roots, folder } = useMusicFolder();
  const index = useQuery({
    ...mows.files.index.queryOptions(musicQuery(folder?.id ?? "")),
    enabled: folder !== null,
    // It may have been asked for before there was a page; from then on the change feed tells when it is stale.
    refetchOnMount: false,
  });
  const rows = index.data?.__typename === "FileIndex" ? index.data.rows : null;
  const library = useMemo(() => (rows ? buildLibrary(rows) : null), [rows]);

  const state = useMemo((): LibraryState => {
    if (library && folder) return { kind: "ready", library, folder };
    const failed = roots.isError ? roots : index;
    if (failed.isError) return { kind: "failed", message: failed.error.message, retry: () => void failed.refetch() };
    if (roots.data?.__typename === "Denied") return { kind: "denied", message: roots.data.message };
    if (roots.data && !folder) return { kind: "denied", message: null };
    if (index.data && index.data.__typename !== "FileIndex") return { kind: "denied", message: index.data.message };
    return { kind: "loading" };
  }, [library, folder, roots, index]);

  return <LibraryContext value={state}>{children}</LibraryContext>;
}
