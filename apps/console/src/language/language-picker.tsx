import { useId } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { chooseLanguage, languages, type Language } from "./chosen-language.ts";
import { useChosenLanguage } from "./use-chosen-language.ts";

/** Each in its own words: whoever looks for theirs may not read the others. */
const names: Record<Language, string> = { en: "English", de: "Deutsch" };

export function LanguagePicker() {
  const { general } = useConsoleMessages();
  const chosen = useChosenLanguage();
  const id = useId();
  return (
    <span className="language-picker">
      <label htmlFor={id} className="visually-hidden">
        {general.language.label}
      </label>
      <select
        id={id}
        className="language-picker-select"
        value={chosen}
        onChange={(event) => {
          const language = languages.find((known) => known === event.currentTarget.value);
          if (language !== undefined) chooseLanguage(language);
        }}
      >
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {names[language]}
          </option>
        ))}
      </select>
    </span>
  );
}
