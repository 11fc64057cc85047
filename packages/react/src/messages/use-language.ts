import { use } from "react";
import { LanguageContext, type Language } from "./language-context.ts";

/** Messages and formats in one piece, for functions outside of components that need both. */
export function useLanguage(): Language {
  return use(LanguageContext);
}
