import { en as componentsInEnglish, MowsProvider } from "@mows/react";
import { de as componentsInGerman } from "@mows/react/messages/de";
import type { Mows } from "@mows/sdk";
import { useEffect, type ReactNode } from "react";
import { de } from "../messages/de.ts";
import { en } from "../messages/en.ts";
import { ConsoleMessagesContext } from "../messages/use-console-messages.ts";
import { useChosenLanguage } from "./use-chosen-language.ts";

const catalogues = {
  en: { pages: en, components: componentsInEnglish },
  de: { pages: de, components: componentsInGerman },
};

/** The cloud, and everything on the page in the chosen language. Numbers and dates keep the browser's region where it fits. */
export function LanguageProvider({ mows, children }: { mows: Mows; children: ReactNode }) {
  const language = useChosenLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const { pages, components } = catalogues[language];
  const locale = navigator.languages.find((tag) => tag.split("-")[0]?.toLowerCase() === language) ?? language;
  return (
    <MowsProvider mows={mows} messages={components} locale={locale}>
      <ConsoleMessagesContext value={pages}>{children}</ConsoleMessagesContext>
    </MowsProvider>
  );
}
