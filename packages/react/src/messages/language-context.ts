import { createContext } from "react";
import { createFormats, type Formats } from "./create-formats.ts";
import { en, type Messages } from "./en.ts";

export interface Language {
  readonly messages: Messages;
  readonly formats: Formats;
}

/** English, unless there are other messages. `locale` is by default that of the messages: `en-GB` or `de-CH` where only numbers and dates should differ. */
export function languageOf(messages: Messages = en, locale = messages.locale): Language {
  return { messages, formats: createFormats(locale) };
}

/** English without a provider: components that need no cloud work without one. */
export const LanguageContext = createContext<Language>(languageOf());
