import { use } from "react";
import type { Formats } from "./create-formats.ts";
import { LanguageContext } from "./language-context.ts";

/**
 * Numbers, amounts and times as they are written in the locale that `<MowsProvider>` was given.
 *
 * @example
 * const { bytes, relativeTime } = useFormats();
 */
export function useFormats(): Formats {
  return use(LanguageContext).formats;
}
