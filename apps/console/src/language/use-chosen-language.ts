import { useSyncExternalStore } from "react";
import { chosenLanguage, subscribeToLanguage, type Language } from "./chosen-language.ts";

export function useChosenLanguage(): Language {
  return useSyncExternalStore(subscribeToLanguage, chosenLanguage);
}
