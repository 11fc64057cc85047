import type { Log } from "./telemetry/log.ts";

const firstRetryMs = 250;
const longestRetryMs = 60_000;

/**
 * Runs it until it has returned, or `signal` aborts: after a failure once more, at first soon, then once a minute. `succeeded`, which it is
 * given, says that it got somewhere, so that the next failure is a first one again. Never rejects.
 */
export async function keepTrying(
  run: (succeeded: () => void) => Promise<void>,
  { signal, log, task }: { signal: AbortSignal; log: Log; task: string },
): Promise<void> {
  let retryMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      await run(() => {
        retryMs = firstRetryMs;
      });
      return;
    } catch (cause) {
      if (signal.aborted) return;
      log.warn({ task, cause, retryMs }, "failed, and will be tried again");
      await pause(retryMs, signal);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
