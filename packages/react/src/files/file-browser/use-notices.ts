import { useCallback, useMemo, useRef, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { UndoStack, type Undo } from "./undo-stack.ts";

/** What is told after something was done. */
export interface Notice {
  /** Grows with every notice. */
  readonly id: number;
  readonly text: string;
  readonly kind: "done" | "failed";
  /** Null where it cannot be taken back. */
  readonly undo: Undo | null;
}

export interface Notices {
  readonly notice: Notice | null;
  readonly tell: (text: string, more?: { kind?: Notice["kind"]; undo?: Undo | null }) => void;
  readonly dismiss: () => void;
  /** Takes back the latest that was done, or exactly this. */
  readonly takeBack: (undo?: Undo) => Promise<void>;
}

/** One notice at a time, and the way back from what was done. */
export function useNotices(): Notices {
  const { done } = useMessages().fileBrowser;
  const [notice, setNotice] = useState<Notice | null>(null);
  const stack = useRef(new UndoStack());
  const count = useRef(0);
  const tell = useCallback<Notices["tell"]>((text, { kind = "done", undo = null } = {}) => {
    if (undo) stack.current.push(undo);
    setNotice({ id: count.current++, text, kind, undo });
  }, []);
  return useMemo(
    () => ({
      notice,
      tell,
      dismiss: () => setNotice(null),
      async takeBack(wanted) {
        const undo = stack.current.take(wanted);
        if (!undo) return tell(done.nothingToUndo);
        const failure = await undo();
        if (failure === null) tell(done.undone);
        else tell(failure, { kind: "failed" });
      },
    }),
    [notice, tell, done],
  );
}
