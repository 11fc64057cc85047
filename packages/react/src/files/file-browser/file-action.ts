import type { Node } from "@mows/sdk";
import type { ReactNode } from "react";

/** Something that an app adds to what can be done with files. */
export interface FileAction {
  /** Unlike all others. */
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Whether it is offered for these; by default for anything. */
  readonly fits?: (nodes: readonly Node[]) => boolean;
  readonly run: (nodes: readonly Node[]) => void;
}
