import type { ConsentChoiceInput } from "@mows/sdk";
import type { ChosenFolder } from "../browse/folder-dialog.tsx";
import { expiryOf, type Until } from "./until.ts";

/** What the person wants of one line. */
export interface LineAnswer {
  readonly allowed: boolean;
  /** Instead of the folder that was asked for; null for that one. */
  readonly folder: ChosenFolder | null;
  readonly access: "READ" | "WRITE";
  readonly until: Until;
}

export interface AskedLine {
  readonly path: string;
  readonly access: string;
}

/** As it is asked for. */
export function answerAsAsked({ access }: AskedLine): LineAnswer {
  return { allowed: true, folder: null, access: access === "READ" ? "READ" : "WRITE", until: { kind: "revoked" } };
}

/** The answer as it is sent. */
export function choiceOf(path: string, { allowed, folder, access, until }: LineAnswer, now: Date): ConsentChoiceInput {
  if (!allowed) return { path, leaveOut: true };
  const expiresAt = expiryOf(until, now);
  return {
    path,
    access,
    ...(folder && { folderId: folder.id }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
}

/** A folder that cannot be made, and none chosen instead. */
export function isImpossible({ folderState }: { folderState: string }, { allowed, folder }: LineAnswer): boolean {
  return allowed && folder === null && folderState === "FILE_IN_THE_WAY";
}
