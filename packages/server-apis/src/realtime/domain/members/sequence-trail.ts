import { unref } from "../../../kit/unref.ts";

/** Calls back, once and a moment later, whoever asked to be: many commits are told as one. No timer runs while nobody waits. */
export type SequenceTrail = { mark(tell: () => void): void };

const trailMs = 1_000;

export function createSequenceTrail(): SequenceTrail {
  let marked = new Set<() => void>();
  return {
    mark(tell) {
      if (marked.size === 0) {
        unref(
          setTimeout(() => {
            const due = marked;
            marked = new Set();
            for (const each of due) each();
          }, trailMs),
        );
      }
      marked.add(tell);
    },
  };
}
