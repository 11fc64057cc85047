import type { FolderNode } from "@mows/sdk";
import type { ReactNode } from "react";

/** Something that an app adds to what can be put into a folder. */
export interface NewItem {
  /** Unlike all others. */
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Resolves to why it could not be, for a person; null where it was. */
  readonly create: (folder: FolderNode) => Promise<string | null>;
}
