type Deliverable = { deliver(): void };

/** Node's, which runs when all sockets that had something were read; a page has none. */
const endOfTurn: (run: () => void) => void =
  typeof setImmediate === "function" ? (run) => void setImmediate(run) : (run) => void setTimeout(run, 0);

/** Delivers what came within one turn of the event loop at its end, for each document once. */
export class TurnDeliveries {
  #due = new Set<Deliverable>();

  add(document: Deliverable): void {
    if (this.#due.size === 0) endOfTurn(() => this.#deliver());
    this.#due.add(document);
  }

  #deliver(): void {
    const due = this.#due;
    this.#due = new Set();
    for (const document of due) document.deliver();
  }
}
