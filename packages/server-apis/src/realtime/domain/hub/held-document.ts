import type { NodeId } from "../../../kit/ids.ts";
import type { Author } from "./author.ts";
import type { OpenDocument, Synced } from "./document-hub.ts";
import type { LiveDocument } from "./live-document.ts";
import type { Receipt } from "./receipt.ts";
import type { Subscriber } from "./subscriber.ts";

/** One holder's view of a live document. */
export class HeldDocument implements OpenDocument {
  readonly #document: LiveDocument;
  readonly #release: (id: NodeId) => void;
  #isReleased = false;

  constructor(document: LiveDocument, release: (id: NodeId) => void) {
    this.#document = document;
    this.#release = release;
  }

  get id(): NodeId {
    return this.#document.id;
  }

  get headSequence(): number {
    return this.#document.headSequence;
  }

  sync(stateVector: Uint8Array | null): Promise<Synced> {
    return this.#document.sync(stateVector);
  }

  since(sequence: number): Promise<{ update: Uint8Array; sequence: number }> {
    return this.#document.since(sequence);
  }

  receive(update: Uint8Array, author: Author, from: Subscriber | null): Receipt {
    return this.#document.receive(update, author, from);
  }

  subscribe(subscriber: Subscriber): () => void {
    return this.#document.audience.join(subscriber);
  }

  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#release(this.id);
  }
}
