import { unref } from "../../../kit/unref.ts";

/** Calls back, once and a second later at most, whoever asked to be: many commits are told as one. No timer runs while nobody waits. */
export type Trail = { mark(run: () => void): void };

const trailMs = 1_000;

export function createTrail(): Trail {
  let marked = new Set<() => void>();
  return {
    mark(run) {
      if (marked.size === 0) {
        const runAll = (): void => {
          const due = marked;
          marked = new Set();
          for (const each of due) each();
        };
        unref(setTimeout(runAll, trailMs));
      }
      marked.add(run);
    },
  };
}
