import { createContext, use } from "react";
import { en, type ConsoleMessages } from "./en.ts";

export const ConsoleMessagesContext = createContext<ConsoleMessages>(en);

/** What the console says, in the language that is chosen. */
export function useConsoleMessages(): ConsoleMessages {
  return use(ConsoleMessagesContext);
}
