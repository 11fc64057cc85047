import type { Formats, Messages } from "@mows/react";
import { MowsError } from "@mows/sdk";
import type { ConsoleMessages } from "../messages/en.ts";

/** What a call gave; a refusal among it has a message. */
export interface Refusable {
  __typename: string;
  message?: string;
  retryAfterSeconds?: number;
}

export type Language = ConsoleMessages["failures"] & Pick<Messages, "error"> & Pick<Formats, "spokenTime">;

/**
 * Why a call did nothing, in the language of the page: it was refused, or there was no answer. Null where neither happened. The server's
 * own words are English, so they are the last resort.
 */
export function failureText(outcome: Refusable | Error | null | undefined, language: Language): string | null {
  if (!outcome) return null;
  if (outcome instanceof Error) return language.error(MowsError.from(outcome));
  if (outcome.retryAfterSeconds !== undefined) {
    return language.tooManyAttempts(language.spokenTime(outcome.retryAfterSeconds * 1000));
  }
  const known: Record<string, string> = language.texts;
  return known[outcome.__typename] ?? (outcome.message === undefined ? null : language.other(outcome.message));
}
