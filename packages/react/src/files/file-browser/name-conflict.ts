/** Something was to go where its name is taken. */
export interface NameConflict {
  readonly name: string;
  readonly isFolder: boolean;
  /** Of the folder that has the name already. */
  readonly folderName: string;
  /** How many more of the same are to be answered after this. */
  readonly more: number;
}

export interface ConflictAnswer {
  readonly policy: "KEEP_BOTH" | "REPLACE" | "SKIP";
  /** Also for all that come after it. */
  readonly forAll: boolean;
}

/** Asks somebody; null when they would rather leave everything where it is. */
export type AskConflict = (conflict: NameConflict) => Promise<ConflictAnswer | null>;
