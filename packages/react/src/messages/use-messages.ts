import { use } from "react";
import type { Messages } from "./en.ts";
import { LanguageContext } from "./language-context.ts";

/**
 * What components say, in the language that `<MowsProvider>` was given.
 *
 * @example
 * const { tryAgain } = useMessages();
 */
export function useMessages(): Messages {
  return use(LanguageContext).messages;
}
