import { closeCodes } from "../../../kit/http/close-codes.ts";
import { unref } from "../../../kit/unref.ts";
import type { Link } from "./link.ts";

/** Closes sockets whose client is not there any more though no network said so: every client says something twice a minute. */
export type SilenceWatch = {
  /** Returns what to call whenever something was heard, and how to stop. */
  watch(link: Link): { heard(): void; end(): void };
};

const silentMs = 90_000;
const lookEveryMs = 30_000;

export function createSilenceWatch(): SilenceWatch {
  const heardAtMs = new Map<Link, number>();
  let timer: ReturnType<typeof setInterval> | null = null;

  function look(): void {
    const limitMs = performance.now() - silentMs;
    for (const [link, atMs] of heardAtMs) {
      if (atMs < limitMs) link.close(closeCodes.overloaded, "Nothing was heard for 90 seconds.");
    }
  }

  return {
    watch(link) {
      const heard = (): void => void heardAtMs.set(link, performance.now());
      heard();
      if (timer === null) {
        timer = setInterval(look, lookEveryMs);
        unref(timer);
      }
      return {
        heard,
        end() {
          heardAtMs.delete(link);
          if (heardAtMs.size > 0 || timer === null) return;
          clearInterval(timer);
          timer = null;
        },
      };
    },
  };
}
