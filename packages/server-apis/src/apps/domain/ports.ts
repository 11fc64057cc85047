import type { AppId } from "../../kit/ids.ts";

/** The files of apps: where they come from, and the cloud's own copies of them. */
export type AppFolders = {
  /** Text of the folder's `mows.yaml`; null when there is none that can be read, or it is too long to be one. */
  readManifest(directory: string): Promise<string | null>;
  /**
   * Copies an app's static files and its icon to a place named by their content, whole or not at all, and on stable storage when
   * it returns. Takes regular files only: a link could lead out of the folder.
   */
  store(app: AppFiles): Promise<StoreOutcome>;
  /** Removes every other copy of the app, finished or not. */
  keepOnly(appId: AppId, folder: string): Promise<void>;
  /** Where the edge finds the static files of a copy. */
  staticFolderOf(folder: string): string;
  /** Null when the copy has no icon. */
  readIcon(folder: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; mimeType: string } | null>;
};

export type AppFiles = {
  appId: AppId;
  /** Absolute. */
  directory: string;
  /** Relative to it, and inside of it. */
  staticPath: string;
  iconPath: string | null;
};

export type StoreOutcome =
  | { kind: "stored"; folder: string }
  /** There is no such folder, or no `index.html` in it. */
  | { kind: "build-missing"; directory: string }
  | { kind: "build-unusable"; about: "static" | "icon"; reason: string };
