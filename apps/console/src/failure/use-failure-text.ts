import { useFormats, useMessages } from "@mows/react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { failureText, type Refusable } from "./failure-text.ts";

interface FailureTextOf {
  (error: Error): string;
  (...outcomes: readonly (Refusable | Error | null | undefined)[]): string | null;
}

/** `failureText` in the language of the page: of the first of these that failed. */
export function useFailureText(): FailureTextOf {
  const { failures } = useConsoleMessages();
  const { error } = useMessages();
  const { spokenTime } = useFormats();
  const textOf = (...outcomes: readonly (Refusable | Error | null | undefined)[]) =>
    outcomes.map((outcome) => failureText(outcome, { ...failures, error, spokenTime })).find((text) => text !== null) ??
    null;
  // An error always has a text.
  return textOf as FailureTextOf;
}
