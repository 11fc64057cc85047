import type { Committed, Refused } from "../hub/receipt.ts";

/** What becomes of a client's numbered updates, told in their order. */
export type Acknowledgements = {
  /** The update of this number is committed already, at this sequence. */
  known(number: number, sequence: number): void;
  /** It is refused already. */
  refused(number: number): void;
  pending(number: number, committed: Promise<Committed | Refused>): void;
};

type Entry = { number: number; state: "waiting" | { sequence: number } | "refused" };

/**
 * `acknowledge` is called with the highest number before which nothing waits any more, once for all that one commit settles; `refuse` for each
 * that was refused after all.
 */
export function createAcknowledgements(
  acknowledge: (number: number, sequence: number) => void,
  refuse: (number: number, refused: Refused) => void,
): Acknowledgements {
  const entries: Entry[] = [];
  let sequence = 0;
  let isDue = false;

  function settle(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      let number: number | null = null;
      for (let first = entries[0]; first !== undefined && first.state !== "waiting"; first = entries[0]) {
        entries.shift();
        number = first.number;
        if (first.state !== "refused") sequence = Math.max(sequence, first.state.sequence);
      }
      if (number !== null) acknowledge(number, sequence);
    });
  }

  return {
    known(number, at) {
      entries.push({ number, state: { sequence: at } });
      settle();
    },
    refused(number) {
      entries.push({ number, state: "refused" });
      settle();
    },
    pending(number, committed) {
      const entry: Entry = { number, state: "waiting" };
      entries.push(entry);
      void committed.then((outcome) => {
        if (outcome.kind === "refused") {
          entry.state = "refused";
          refuse(number, outcome);
        } else entry.state = { sequence: outcome.sequence };
        settle();
      });
    },
  };
}
