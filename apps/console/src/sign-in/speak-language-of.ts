import type { AccountResult } from "@mows/sdk/account";
import { chooseLanguage } from "../language/chosen-language.ts";

const languages = { EN: "en", DE: "de" } as const;

/** Switches the console to the language of an account that has one. */
export function speakLanguageOf(account: AccountResult): void {
  if (account.__typename === "Account" && account.language !== null) chooseLanguage(languages[account.language]);
}
