/** What is still to be undone, the newest last. */
const open = new Set<() => Promise<void>>();

/** Promises to undo something once: when the result is called, or when the bench is interrupted. */
export function undoOnce(undo: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  const once = () => {
    open.delete(once);
    return (done ??= undo());
  };
  open.add(once);
  return once;
}

/** An interrupted bench stops what it started and removes what it wrote, then ends. */
export function cleanUpOnInterrupt(): void {
  const end = async () => {
    for (const undo of [...open].toReversed()) await undo().catch(() => undefined);
    process.exit(130);
  };
  process.once("SIGINT", () => void end());
  process.once("SIGTERM", () => void end());
}
