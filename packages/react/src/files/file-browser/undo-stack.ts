/** Takes back what was done; tells what could not be taken back, null when all was. */
export type Undo = () => Promise<string | null>;

/** As far back as one can go. */
const depth = 50;

/** What can be taken back, the latest first. */
export class UndoStack {
  #steps: Undo[] = [];

  push(undo: Undo): void {
    this.#steps = [...this.#steps, undo].slice(-depth);
  }

  /** Of the latest step, or of `undo` wherever it is; null when there is nothing. */
  take(undo = this.#steps.at(-1)): Undo | null {
    if (undo === undefined || !this.#steps.includes(undo)) return null;
    this.#steps = this.#steps.filter((step) => step !== undo);
    return undo;
  }
}
