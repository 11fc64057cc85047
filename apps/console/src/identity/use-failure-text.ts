import { useFormats } from "@mows/react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import type { ConsoleMessages } from "../messages/en.ts";

type Failures = ConsoleMessages["recovery"]["failures"];

/** A refusal of a call about accounts, or what it gave when it is none. */
export interface Refusable {
  __typename: string;
  message?: string;
  retryAfterSeconds?: number;
}

/** What the server refused, in the language of the page; null for a result that is no refusal this page knows. */
export function useFailureText(): (result: Refusable | null | undefined) => string | null {
  const { recovery } = useConsoleMessages();
  const { spokenTime } = useFormats();
  return (result) => {
    if (!result) return null;
    if (result.retryAfterSeconds !== undefined)
      return recovery.tooManyAttempts(spokenTime(result.retryAfterSeconds * 1000));
    return recovery.failures[result.__typename as keyof Failures] ?? null;
  };
}
