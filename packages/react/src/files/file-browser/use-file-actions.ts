import { MowsError } from "@mows/sdk";
import { useMemo } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { useMows } from "../../use-mows.ts";
import type { FileActions } from "./file-actions.ts";
import type { AskConflict } from "./name-conflict.ts";
import type { Notices } from "./use-notices.ts";

/** Named here, since types are gone when the code runs. */
const names = [
  "rename",
  "move",
  "copy",
  "makeShortcuts",
  "trash",
  "restore",
  "deleteForever",
  "emptyTrash",
  "createFolder",
  "star",
  "setColour",
  "changeTags",
] as const satisfies readonly (keyof FileActions)[];

/** The actions on files, telling by `tell` and asking by `ask`. Their code is loaded at the first: who only looks does not need it. */
export function useFileActions({ tell }: Notices, ask: AskConflict): FileActions {
  const mows = useMows();
  const language = useLanguage();
  return useMemo(() => {
    const load = async () =>
      (await import("./create-file-actions.ts")).createFileActions(mows, language, { tell, ask });
    const lazily =
      (name: keyof FileActions) =>
      async (...given: unknown[]) => {
        try {
          const actions = await load();
          return await (actions[name] as (...all: unknown[]) => Promise<unknown>)(...given);
        } catch (thrown) {
          tell(language.messages.error(MowsError.from(thrown)), { kind: "failed" });
          return null;
        }
      };
    return Object.fromEntries(names.map((name) => [name, lazily(name)])) as unknown as FileActions;
  }, [mows, language, tell, ask]);
}
