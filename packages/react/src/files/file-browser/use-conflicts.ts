import { useCallback, useMemo, useRef, useState } from "react";
import type { AskConflict, ConflictAnswer, NameConflict } from "./name-conflict.ts";

export interface Conflicts {
  /** What somebody is asked now; null when nothing is. */
  readonly asked: NameConflict | null;
  readonly ask: AskConflict;
  readonly answer: (answer: ConflictAnswer | null) => void;
}

/** Questions about names that are taken, one at a time: what comes while another is open waits. */
export function useConflicts(): Conflicts {
  const [asked, setAsked] = useState<NameConflict | null>(null);
  const settle = useRef<((answer: ConflictAnswer | null) => void) | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const ask = useCallback<AskConflict>((conflict) => {
    const answered = last.current.then(
      () =>
        new Promise<ConflictAnswer | null>((resolve) => {
          settle.current = resolve;
          setAsked(conflict);
        }),
    );
    last.current = answered;
    return answered;
  }, []);
  const answer = useCallback<Conflicts["answer"]>((given) => {
    setAsked(null);
    settle.current?.(given);
  }, []);
  return useMemo(() => ({ asked, ask, answer }), [asked, ask, answer]);
}
