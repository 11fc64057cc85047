import { useFormats } from "@mows/react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { useSecondsUntil } from "./use-seconds-until.ts";

/** How long to wait. Announced once; the seconds that run down are only to be seen. */
export function TooMany({ retryAfterMs, sinceMs }: { retryAfterMs: number; sinceMs: number }) {
  const { spokenTime } = useFormats();
  const { signIn } = useConsoleMessages();
  const seconds = useSecondsUntil(sinceMs + retryAfterMs);
  if (seconds === 0) return <Notice kind="plain">{signIn.tryAgainNow}</Notice>;
  return (
    <Notice kind="warning">
      <p role="alert">{signIn.tooMany}</p>
      <p>{signIn.tryAgainIn(spokenTime(seconds * 1000))}</p>
    </Notice>
  );
}
